/* Preloaded into a server: every fsync and fdatasync waits SLOW_FLUSH_US before it goes to the disk,
 * and is noted in the file SLOW_FLUSH_LOG as three 64-bit numbers: begin and end in monotonic ns,
 * and 0 for a write-ahead log, 1 for anything else. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static int64_t now_ns(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static int64_t kind_of(int file) {
  char link[64];
  char path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 4) return 1;
  path[length] = '\0';
  return strcmp(path + length - 4, "-wal") == 0 ? 0 : 1;
}

static int slowly(const char *name, int file) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  const char *wait = getenv("SLOW_FLUSH_US");
  const char *log = getenv("SLOW_FLUSH_LOG");
  int64_t noted[3] = {now_ns(), 0, kind_of(file)};
  if (wait != NULL) usleep((useconds_t)atoi(wait));
  const int result = real(file);
  noted[1] = now_ns();
  if (log != NULL) {
    const int out = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    if (out < 0 || write(out, noted, sizeof noted) != (ssize_t)sizeof noted) abort();
    close(out);
  }
  return result;
}

int fsync(int file) { return slowly("fsync", file); }
int fdatasync(int file) { return slowly("fdatasync", file); }

// One connection of the benchmark's clients: blocking, kept alive, with or without TLS.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace motcua::bench {

struct Answered {
  int status = 0;
  std::string cookie;  // the first one set, name=value
  std::string body;
};

class Line {
 public:
  Line(int port, bool tls);
  ~Line();
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  /// `headers` are whole lines, each with its line end. Anything but an answer ends the program.
  Answered call(std::string_view method, std::string_view path, std::string_view headers,
                std::string_view body);

 private:
  struct Socket;
  std::unique_ptr<Socket> socket_;
};

/// The text of the first JSON member or header of that name; ends the program if there is none.
std::string text_after(std::string_view text, std::string_view mark, char end);

}  // namespace motcua::bench

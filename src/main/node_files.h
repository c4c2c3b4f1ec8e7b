// The few files a node has beside its database.
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/ids.h"
#include "base/result.h"

namespace motcua {

/// DIR and DIR/keys (mode 0700).
[[nodiscard]] Result<Done, std::string> make_directories(const std::string& directory);
/// A node whose making was ended, or what is left of one: nothing may be made over it.
[[nodiscard]] bool holds_a_node(const std::string& directory);
/// All that a node needs to be opened is there, or a sentence that says what is missing.
/// `in_a_file`: its database is a file of the directory.
[[nodiscard]] Result<Done, std::string> check_node_is_whole(const std::string& directory,
                                                            bool in_a_file);
/// A node is being made here, or its making was cut off: nothing in it was promised to anybody.
[[nodiscard]] bool holds_a_half_made_node(const std::string& directory);
/// Takes away what a making that was cut off has left, and marks the directory as half made.
[[nodiscard]] Result<Done, std::string> begin_making(const std::string& directory);
/// From here on the node is there for good.
[[nodiscard]] Result<Done, std::string> end_making(const std::string& directory);
/// Mode 0600, durable with its directory when it returns.
[[nodiscard]] Result<Done, std::string> write_secret(const std::string& path,
                                                     std::string_view content);
/// Exactly 32 bytes, readable by nobody else.
[[nodiscard]] Result<Bytes, std::string> read_secret(const std::string& path);
/// As write_secret(), for what people read.
[[nodiscard]] Result<Done, std::string> write_text(const std::string& path,
                                                   std::string_view content);
/// Mode 0600, and durable only with the sync_file_system() that follows.
[[nodiscard]] Result<Done, std::string> write_loosely(const std::string& path,
                                                      std::string_view content);
/// All that was written to the disk of that directory.
[[nodiscard]] Result<Done, std::string> sync_file_system(const std::string& directory);
[[nodiscard]] Result<std::string, std::string> read_text(const std::string& path);
/// The kernel's id of this boot of the machine.
[[nodiscard]] BootId machine_boot();

}  // namespace motcua

// SPDX-License-Identifier: Apache-2.0
#pragma once
// `otor user add|passwd|areas|disable|enable`: accounts, from the command line of the server.
// Passwords come from standard input, never from an argument, where others could read them.

#include <iosfwd>
#include <string>
#include <vector>

namespace otor::cli {

struct UserOptions {
  std::string data, user, name, role = "officer";
  std::vector<std::string> areas;
};

/// Exit code 0, or 1 with a problem. The first line of `in` is the password.
int user_add(UserOptions const& options, std::istream& in, std::ostream& problems);
int user_passwd(UserOptions const& options, std::istream& in, std::ostream& problems);
/// From now on the account works in these areas and in no others; its phones hear it at contact.
int user_areas(UserOptions const& options, std::ostream& problems);
int user_disable(UserOptions const& options, std::ostream& problems);
/// Opens again what was disabled; the password is the one it had.
int user_enable(UserOptions const& options, std::ostream& problems);

}  // namespace otor::cli

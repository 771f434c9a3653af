// SPDX-License-Identifier: Apache-2.0
#include "app/accounts.h"

#include <algorithm>
#include <array>
#include <cstdio>

#include "wire/json.h"

namespace otor::app {

namespace {

bool is_digits(std::string_view text, std::size_t size) {
  return text.size() == size &&
         std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// It stands in every answer that names the account, and on paper.
bool is_plain_name(std::string_view name) {
  constexpr std::size_t longest = 200;
  return name.size() <= longest && wire::is_utf8(name) &&
         std::ranges::none_of(name, [](unsigned char c) { return c < 0x20 || c == 0x7f; });
}

bool areas_fit(Account const& account) {
  std::size_t const size = account.role == Role::officer ? 5 : 3;
  if (account.role != Role::officer && account.role != Role::head) return account.areas.empty();
  return !account.areas.empty() && std::ranges::all_of(account.areas, [&](std::string const& area) {
    return is_digits(area, size);
  });
}

}  // namespace

bool is_user_name(std::string_view user) {
  return !user.empty() && user.size() <= 64 && std::ranges::all_of(user, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  });
}

Result<void> check_password(std::string_view password) {
  if (password.size() < 8 || password.size() > 200) {
    return problem(ProblemKind::bad_value, "A password has 8 to 200 bytes.");
  }
  // Signing in is JSON: another password could never be given.
  if (!wire::is_utf8(password))
    return problem(ProblemKind::not_utf8, "A password is text in UTF-8.");
  return {};
}

Result<void> check_new_account(Account const& account, std::string_view password) {
  if (!is_user_name(account.user)) {
    return problem(ProblemKind::bad_value,
                   "A user name has 1 to 64 of a-z, 0-9, '-', '.' and '_'.");
  }
  if (!is_plain_name(account.name)) {
    return problem(ProblemKind::bad_value,
                   "A name has at most 200 bytes of UTF-8, and no control characters.");
  }
  if (auto fit = check_areas(account); !fit) return fit;
  return check_password(password);
}

Result<void> check_areas(Account const& account) {
  if (areas_fit(account)) return {};
  return problem(
      ProblemKind::bad_value,
      "An officer needs soum codes (5 digits), a head aimag codes (3 digits), others none.");
}

std::string degrees(std::int64_t e5) {
  std::array<char, 40> text{};
  auto const whole = e5 < 0 ? -e5 : e5;
  std::snprintf(text.data(), text.size(), "%s%lld.%05lld", e5 < 0 ? "-" : "",
                static_cast<long long>(whole / 100'000), static_cast<long long>(whole % 100'000));
  return text.data();
}

}  // namespace otor::app

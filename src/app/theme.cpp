// SPDX-License-Identifier: Apache-2.0
#include "app/theme.h"

#include <algorithm>
#include <charconv>

#include "outreach/name.h"
#include "outreach/register_number.h"

namespace otor::app {
namespace {

using outreach::CodeSet;

constexpr std::size_t longest_title = 240;  // bytes: 120 Cyrillic letters

bool is_control(char letter) {
  auto const byte = static_cast<unsigned char>(letter);
  return byte < 0x20 || byte == 0x7f;
}

Result<void> check_title(std::string const& title, char const* language) {
  auto const wrong = [&](char const* what) {
    return problem(ProblemKind::bad_value, std::string("title.") + language + ": " + what);
  };
  auto const visible = std::ranges::count_if(title, [](char one) { return one != ' '; });
  if (visible < 2) return wrong("a word is expected.");
  if (title.size() > longest_title) return wrong("at most 240 bytes.");
  if (std::ranges::any_of(title, is_control)) return wrong("one line is expected.");
  if (outreach::masked_register_numbers(title) != title)
    return wrong("a register number does not belong here.");
  return {};
}

/// What is the same title however it was typed.
std::u32string key_of(std::string const& title) { return outreach::fine_key(title); }

Result<void> check_order(ThemeOrder const& order, outreach::Codebook const& codebook) {
  if (order.set != CodeSet::finding && order.set != CodeSet::asked)
    return problem(ProblemKind::bad_value, "set: finding or asked is expected.");
  if (auto good = check_title(order.title.mn, "mn"); !good) return good;
  if (auto good = check_title(order.title.kk, "kk"); !good) return good;
  if (auto good = check_title(order.title.en, "en"); !good) return good;
  bool group = order.group.empty();
  for (auto const& code : codebook.codes) {
    if (code.set != order.set) continue;
    group |= code.group == order.group;
    if (order.code != code.code && key_of(code.title.mn) == key_of(order.title.mn))
      return problem(ProblemKind::bad_value, "title.mn: " + code.code + " is called so.");
  }
  if (!group) return problem(ProblemKind::bad_value, "group: there is no such group.");
  return {};
}

/// Behind the greatest number so far: a code that was ever given away is never given again.
std::string next_code(std::string const& aimag, std::vector<Theme> const& themes) {
  auto const prefix = aimag + ".t";
  std::int64_t greatest = 0;
  for (auto const& theme : themes) {
    if (!theme.code.starts_with(prefix)) continue;
    std::int64_t number = 0;
    auto const* const end = theme.code.data() + theme.code.size();
    std::from_chars(theme.code.data() + prefix.size(), end, number);
    greatest = std::max(greatest, number);
  }
  return prefix + std::to_string(greatest + 1);
}

}  // namespace

Result<OrderedTheme> order_theme(ThemeOrder const& order, Account const& account,
                                 std::vector<Theme> themes, outreach::Codebook const& codebook,
                                 std::int64_t now_ms) {
  if (order.aimag.size() != 3 || !may(account, Verb::write, Matter::codes, order.aimag + "01"))
    return problem(ProblemKind::not_allowed, "This account adds no codes to that aimag.");
  for (auto const& theme : themes)
    if (theme.key == order.key) {
      auto code = theme.code;
      return OrderedTheme{std::move(themes), std::move(code)};
    }
  if (auto good = check_order(order, codebook); !good) return std::unexpected(good.error());
  if (order.code) {
    auto const found = std::ranges::find_if(themes, [&](Theme const& theme) {
      return theme.set == order.set && theme.code == *order.code;
    });
    if (found == themes.end() || !found->code.starts_with(order.aimag + "."))
      return problem(ProblemKind::not_found, "code: it is none that was added in this aimag.");
    *found = {order.set, *order.code, order.group, order.title, account.user, now_ms, order.key};
    return OrderedTheme{std::move(themes), *order.code};
  }
  auto const mine = std::ranges::count_if(themes, [&](Theme const& theme) {
    return theme.set == order.set && theme.code.starts_with(order.aimag + ".");
  });
  if (mine >= static_cast<std::int64_t>(most_themes))
    return problem(ProblemKind::bad_value, "An aimag has at most 200 themes of its own.");
  auto const code = next_code(order.aimag, themes);
  themes.push_back({order.set, code, order.group, order.title, account.user, now_ms, order.key});
  return OrderedTheme{std::move(themes), code};
}

outreach::Codebook codebook_of(std::vector<Theme> const& themes) {
  outreach::Codebook book;
  for (auto const& theme : themes)
    book.codes.push_back({theme.set, theme.code, theme.group, false, theme.title});
  std::ranges::stable_sort(book.codes, {}, &outreach::Code::set);
  return book;
}

}  // namespace otor::app

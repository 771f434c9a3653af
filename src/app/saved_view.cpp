// SPDX-License-Identifier: Apache-2.0
#include "app/saved_view.h"

#include <algorithm>

#include "base/hex.h"
#include "handbook/document.h"
#include "outreach/name.h"
#include "outreach/register_number.h"

namespace otor::app {
namespace {

constexpr std::string_view desk = "#/desk";
constexpr std::size_t longest_address = 400, most_parts = 3;

struct PageNeed {
  std::string_view page;
  Verb verb;
  Matter matter;
};

/// What each page of the desk is told from (web/src/desk/pages.tsx); one need of a page is enough.
constexpr PageNeed pages[] = {
    {"", Verb::see, Matter::overview},           {"", Verb::see, Matter::training},
    {"", Verb::count, Matter::totals},           {"worklist", Verb::see, Matter::worklist},
    {"coverage", Verb::see, Matter::overview},   {"coverage", Verb::count, Matter::totals},
    {"findings", Verb::see, Matter::overview},   {"findings", Verb::count, Matter::totals},
    {"money", Verb::write, Matter::allowance},   {"training", Verb::see, Matter::trained},
    {"training", Verb::see, Matter::training},   {"handbooks", Verb::see, Matter::overview},
    {"reports", Verb::write, Matter::allowance}, {"reports", Verb::count, Matter::totals},
    {"lessons", Verb::see, Matter::lessons},     {"lessons", Verb::count, Matter::totals},
    {"quality", Verb::see, Matter::quality},     {"figures", Verb::see, Matter::figures},
    {"phones", Verb::see, Matter::phones},       {"families", Verb::see, Matter::worklist},
};

bool is_plain(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '-' || letter == '_';
}

/// Names behind the desk's own: "/coverage/insured/183".
bool is_path(std::string_view path) {
  std::size_t parts = 0;
  while (!path.empty()) {
    path.remove_prefix(1);  // the slash
    auto const end = std::min(path.find('/'), path.size());
    if (end == 0 || ++parts > most_parts || !std::ranges::all_of(path.substr(0, end), is_plain))
      return false;
    path.remove_prefix(end);
  }
  return true;
}

/// Words behind `?`, as a browser writes them: letters, or `%` and two digits.
bool is_query(std::string_view query) {
  for (std::size_t at = 0; at < query.size(); ++at) {
    if (query[at] == '%') {
      bool const digits =
          at + 2 < query.size() && hex_digit(query[at + 1]) && hex_digit(query[at + 2]);
      if (!digits) return false;
      at += 2;
    } else if (!is_plain(query[at]) && !std::string_view("=&+.*~").contains(query[at])) {
      return false;
    }
  }
  return true;
}

std::size_t letters_in(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(
      text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

Result<void> check_name(std::string const& name) {
  auto const wrong = [](char const* what) {
    return problem(ProblemKind::bad_value, std::string("name: ") + what);
  };
  if (letters_in(name) > longest_view_name) return wrong("at most 60 letters.");
  if (name.empty() || handbook::plain_words(name) != name)
    return wrong("plain words are expected, with nothing around them.");
  if (outreach::masked_register_numbers(name) != name)
    return wrong("a register number does not belong here.");
  return {};
}

Result<void> check_place(SavedView const& view, std::vector<SavedView> const& kept) {
  bool known = false;
  auto const key = outreach::sort_key(view.name);
  for (auto const& one : kept) {
    known |= one.view == view.view;
    if (one.view != view.view && outreach::sort_key(one.name) == key)
      return problem(ProblemKind::bad_value, "name: another view is called so.");
  }
  if (!known && kept.size() >= most_views)
    return problem(ProblemKind::bad_value, "An account has at most 50 views.");
  return {};
}

}  // namespace

bool opens_at_desk(Account const& account, std::string_view address) {
  if (address.size() > longest_address || !address.starts_with(desk)) return false;
  auto const rest = address.substr(desk.size());
  auto const mark = std::min(rest.find('?'), rest.size());
  auto const path = rest.substr(0, mark);
  if (!path.empty() && !path.starts_with('/')) return false;
  if (!is_path(path) || !is_query(rest.substr(std::min(mark + 1, rest.size())))) return false;
  auto const name = path.substr(std::min<std::size_t>(1, path.size()));
  auto const page = name.substr(0, std::min(name.find('/'), name.size()));
  return std::ranges::any_of(pages, [&](PageNeed const& need) {
    return need.page == page && may_anywhere(account, need.verb, need.matter);
  });
}

Result<SavedViews> saved_views(Account const& account, ViewStore& store) {
  auto kept = store.of(account.user);
  if (!kept) return std::unexpected(kept.error());
  std::erase_if(*kept,
                [&](SavedView const& view) { return !opens_at_desk(account, view.address); });
  std::ranges::stable_sort(*kept, {},
                           [](SavedView const& view) { return outreach::sort_key(view.name); });
  return SavedViews{std::move(*kept)};
}

Result<void> order_view(ViewOrder const& order, Account const& account, ViewStore& store,
                        std::int64_t now_ms) {
  if (order.what == ViewOrderKind::forget) return store.forget(account.user, order.view);
  if (!order.name || !order.address)
    return problem(ProblemKind::missing_key, "name and address are expected.");
  SavedView const view{order.view, *order.name, *order.address, now_ms};
  if (auto good = check_name(view.name); !good) return good;
  if (!opens_at_desk(account, view.address))
    return problem(ProblemKind::bad_value,
                   "address: a page of the desk that this account has is expected.");
  auto const kept = store.of(account.user);
  if (!kept) return std::unexpected(kept.error());
  if (auto good = check_place(view, *kept); !good) return good;
  return store.keep(account.user, view);
}

}  // namespace otor::app

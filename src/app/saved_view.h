// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pages of the desk that somebody gave a name, as she filtered them. They are a preference and no
// fact about the programme: no events, told to nobody but her.

#include <cstdint>
#include <optional>

#include "app/access.h"
#include "base/problem.h"
#include "event/uuid.h"

namespace otor::app {

inline constexpr std::size_t most_views = 50;         // of one account
inline constexpr std::size_t longest_view_name = 60;  // letters

/// `address`: "#/desk/worklist?state=overdue". `since_ms`: when it was first kept, in milliseconds
/// since 1970.
struct SavedView {
  event::Uuid view;
  std::string name, address;
  std::int64_t since_ms = 0;
};
BOOST_DESCRIBE_STRUCT(SavedView, (), (view, name, address, since_ms))

struct SavedViews {
  std::vector<SavedView> views;  // in the order of their names
};
BOOST_DESCRIBE_STRUCT(SavedViews, (), (views))

BOOST_DEFINE_ENUM_CLASS(ViewOrderKind, keep, forget)

/// `keep`: a `name` and an `address`, under an id that the page makes; under an id that is there,
/// in the place of what it was. Sent again, either changes nothing.
struct ViewOrder {
  ViewOrderKind what{};
  event::Uuid view;
  std::optional<std::string> name, address;
};
BOOST_DESCRIBE_STRUCT(ViewOrder, (), (what, view, name, address))

/// Views of one account. Errors of all: storage.
class ViewStore {
 public:
  virtual ~ViewStore() = default;
  virtual Result<std::vector<SavedView>> of(std::string const& user) = 0;
  /// Adds it, or replaces name and address of the one with its id.
  virtual Result<void> keep(std::string const& user, SavedView const& view) = 0;
  virtual Result<void> forget(std::string const& user, event::Uuid view) = 0;
};

/// Whether it is the address of a page of the desk that this account has, with words behind it or
/// none. Nothing else is: no other page, no other site.
bool opens_at_desk(Account const& account, std::string_view address);

/// Those whose page the account still has.
Result<SavedViews> saved_views(Account const& account, ViewStore& store);

/// Errors: missing_key; bad_value for a name that is empty, too long, no line, holds a register
/// number or is another view's but for capitals, for an address that is none, and beyond fifty.
Result<void> order_view(ViewOrder const& order, Account const& account, ViewStore& store,
                        std::int64_t now_ms);

}  // namespace otor::app

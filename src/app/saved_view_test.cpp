// SPDX-License-Identifier: Apache-2.0
#include "app/saved_view.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>

namespace otor::app {
namespace {

class MemoryViews final : public ViewStore {
 public:
  Result<std::vector<SavedView>> of(std::string const& user) override {
    std::vector<SavedView> views;
    for (auto const& [id, view] : kept[user]) views.push_back(view);
    return views;
  }
  Result<void> keep(std::string const& user, SavedView const& view) override {
    auto& one = kept[user][view.view];
    auto const since = one.since_ms == 0 ? view.since_ms : one.since_ms;
    one = view;
    one.since_ms = since;
    return {};
  }
  Result<void> forget(std::string const& user, event::Uuid view) override {
    kept[user].erase(view);
    return {};
  }
  std::map<std::string, std::map<event::Uuid, SavedView>> kept;
};

Account const head{"uvs", "Head", Role::head, {"185"}, true};
Account const programme{"office", "Office", Role::programme, {}, true};
Account const trainer{"trainer", "Trainer", Role::trainer, {}, true};

event::Uuid id(std::uint64_t number) { return {0x0190a00000007000u, 0x8000000000000000u + number}; }

ViewOrder keeping(std::uint64_t number, std::string name, std::string address = "#/desk/worklist") {
  return {ViewOrderKind::keep, id(number), std::move(name), std::move(address)};
}

/// "Name #/desk…" each.
std::vector<std::string> told(Account const& account, MemoryViews& store) {
  std::vector<std::string> all;
  auto const found = saved_views(account, store);
  for (auto const& view : found->views) all.push_back(view.name + " " + view.address);
  return all;
}

std::string times(std::string const& text, int count) {
  std::string out;
  for (int at = 0; at < count; ++at) out += text;
  return out;
}

ProblemKind kind_of(Result<void> const& done) {
  REQUIRE_FALSE(done.has_value());
  return done.error().kind;
}

}  // namespace

TEST_CASE("an address opens a page of the desk that the account has, and nothing else") {
  struct Case {
    char const* says;
    std::string address;
    bool head, programme, trainer;
  };
  for (auto const& one : {
           Case{"the first page", "#/desk", true, true, true},
           Case{"of a time", "#/desk?area=18546&from=2026-01-01&to=2026-11-23", true, true, true},
           Case{"what is to be done", "#/desk/worklist?state=overdue&officer=", true, false, false},
           Case{"written by a browser", "#/desk/worklist?bagh=2-%D1%80+%D0%B1%D0%B0%D0%B3", true,
                false, false},
           Case{"coverage of a soum", "#/desk/coverage/insured_share/18546", true, true, false},
           Case{"findings", "#/desk/findings?by=age&period=this_month", true, true, false},
           Case{"money", "#/desk/money?scheme=road_2021", true, false, false},
           Case{"a run of a course", "#/desk/training/0190a000-0000-7000-8000-000000000001", true,
                false, true},
           Case{"handbooks", "#/desk/handbooks", true, false, false},
           Case{"a report", "#/desk/reports/outreach-soums?on=2026-11-30", true, true, false},
           Case{"what was learned", "#/desk/lessons?area=185", true, true, false},
           Case{"call-backs", "#/desk/quality", true, false, false},
           Case{"official figures", "#/desk/figures?indicator=paid", true, false, false},
       }) {
    CAPTURE(one.says);
    CHECK(opens_at_desk(head, one.address) == one.head);
    CHECK(opens_at_desk(programme, one.address) == one.programme);
    CHECK(opens_at_desk(trainer, one.address) == one.trainer);
  }
}

TEST_CASE("what is no address of the desk, or of nobody's, opens nothing") {
  Account const officer{"o", "O", Role::officer, {"18546"}, true};
  Account const keeper{"k", "K", Role::administrator, {}, true};
  CHECK_FALSE(opens_at_desk(officer, "#/desk"));
  CHECK_FALSE(opens_at_desk(keeper, "#/desk"));
  for (std::string const address : {"",
                                    "#",
                                    "#/",
                                    "#/des",
                                    "#/deskx",
                                    "#/desk2/money",
                                    "#/officer",
                                    "/desk",
                                    "desk",
                                    "https://other.example/#/desk",
                                    "//other.example",
                                    "javascript:alert(1)",
                                    "#/desk/",
                                    "#/desk//other.example",
                                    "#/desk/../officer",
                                    "#/desk/nothing",
                                    "#/desk/worklist/a/b/c/d",
                                    "#/desk/worklist#other",
                                    "#/desk/worklist?a=%",
                                    "#/desk/worklist?a=%4",
                                    "#/desk?a=<b>",
                                    "#/desk?a=\"",
                                    "#/desk?a b",
                                    "#/desk?a=\n",
                                    "#/desk?to=//other.example",
                                    "#/desk?\xD1\x82",
                                    " #/desk",
                                    "#/desk "}) {
    CAPTURE(address);
    CHECK_FALSE(opens_at_desk(head, address));
  }
  CHECK(opens_at_desk(head, "#/desk?a=" + times("b", 391)));
  CHECK_FALSE(opens_at_desk(head, "#/desk?a=" + times("b", 392)));
}

TEST_CASE("no address that is taken leaves the desk, whatever it is made of") {
  rc::check("of any bytes, and of bytes that mean something in addresses", [] {
    auto const letters = rc::gen::elementOf(std::string("#/desk?worli=&%:.<>\"'\\ \n@a1-"));
    auto const text = "#/desk" + *rc::gen::container<std::string>(letters);
    if (!opens_at_desk(head, text)) return;
    RC_ASSERT(text.starts_with("#/desk"));
    RC_ASSERT(text.find("//") == std::string::npos);
    RC_ASSERT(std::ranges::none_of(text, [](char one) {
      return std::string("<>\"'\\ :@").find(one) != std::string::npos || one < 0x21;
    }));
  });
}

TEST_CASE("kept under an id: renamed, pointed elsewhere and forgotten under it") {
  MemoryViews store;
  REQUIRE(order_view(keeping(1, "Тэс: хугацаа хэтэрсэн"), head, store, 5));
  REQUIRE(order_view(keeping(2, "Баярмагнай", "#/desk?area=18546"), head, store, 6));
  CHECK(told(head, store) == std::vector<std::string>{"Баярмагнай #/desk?area=18546",
                                                      "Тэс: хугацаа хэтэрсэн #/desk/worklist"});
  REQUIRE(order_view(keeping(1, "Тэс"), head, store, 7));
  CHECK(store.kept["uvs"][id(1)].name == "Тэс");
  CHECK(store.kept["uvs"][id(1)].since_ms == 5);
  REQUIRE(order_view({ViewOrderKind::forget, id(1), {}, {}}, head, store, 8));
  REQUIRE(order_view({ViewOrderKind::forget, id(1), {}, {}}, head, store, 9));
  CHECK(told(head, store).size() == 1);
  CHECK(told(programme, store).empty());
}

TEST_CASE("a page that the account has no more is not told, and can be forgotten") {
  MemoryViews store;
  REQUIRE(order_view(keeping(1, "Call-backs", "#/desk/quality"), head, store, 5));
  REQUIRE(order_view(keeping(2, "Coverage", "#/desk/coverage"), head, store, 5));
  Account const moved{"uvs", "Head", Role::programme, {}, true};
  CHECK(told(moved, store) == std::vector<std::string>{"Coverage #/desk/coverage"});
  REQUIRE(order_view({ViewOrderKind::forget, id(1), {}, {}}, moved, store, 6));
  CHECK(store.kept["uvs"].size() == 1);
}

TEST_CASE("names: 1 to 60 letters, one line, each once but for capitals, no register number") {
  MemoryViews store;
  auto const kept = [&](std::uint64_t number, std::string const& name) {
    return order_view(keeping(number, name), head, store, 5);
  };
  CHECK(kept(1, "М").has_value());
  CHECK(kept(2, times("ү", 60)).has_value());
  CHECK(kind_of(kept(3, times("ө", 61))) == ProblemKind::bad_value);
  for (std::string const name : {"", " ", " a", "a ", "a  b", "a\nb", "a\tb",
                                 "\xE2\x80\xAE"
                                 "a",
                                 "Ү УХ90051234", "УХ90051234"}) {
    CAPTURE(name);
    CHECK(kind_of(kept(3, name)) == ProblemKind::bad_value);
  }
  CHECK(kind_of(kept(3, "м")) == ProblemKind::bad_value);
  CHECK(kept(1, "м").has_value());  // its own name with another capital
  CHECK(order_view(keeping(1, "М"), programme, store, 5).error().kind == ProblemKind::bad_value);
  CHECK(order_view(keeping(1, "М", "#/desk"), programme, store, 5).has_value());
  auto nameless = keeping(4, "x");
  nameless.name.reset();
  CHECK(kind_of(order_view(nameless, head, store, 5)) == ProblemKind::missing_key);
  CHECK(store.kept["uvs"].size() == 2);
}

TEST_CASE("fifty views and not one more; one that is there can still be changed") {
  MemoryViews store;
  for (std::uint64_t number = 0; number < most_views; ++number)
    REQUIRE(order_view(keeping(number, "View " + std::to_string(number)), head, store, 5));
  CHECK(kind_of(order_view(keeping(90, "One more"), head, store, 5)) == ProblemKind::bad_value);
  CHECK(order_view(keeping(3, "Another name"), head, store, 5).has_value());
  REQUIRE(order_view({ViewOrderKind::forget, id(4), {}, {}}, head, store, 6));
  CHECK(order_view(keeping(90, "One more"), head, store, 5).has_value());
}

}  // namespace otor::app

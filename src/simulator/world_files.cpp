// SPDX-License-Identifier: Apache-2.0
// What comes late: the file of a phone on somebody's stick, on the way back its receipts and what
// others wrote, and the present program on a phone that had an older one.
#include <algorithm>

#include "app/receipts.h"
#include "simulator/living_world.h"
#include "simulator/sim_keys.h"

namespace otor::simulator {

namespace {

constexpr std::int64_t hour_ms = 60 * minute_ms;

/// Somebody wrote into the file: another signature stands under one of its lines.
void meddle(std::string& file, std::uint64_t draw) {
  constexpr std::string_view begins = "\"sig\":\"";
  std::vector<std::size_t> places;
  for (auto at = file.find(begins); at != file.npos; at = file.find(begins, at + 1))
    places.push_back(at + begins.size());
  if (!places.empty()) file[places[draw % places.size()]] = 'x';
}

}  // namespace

// Some phones have no key yet, and tell none.
void World::begin_with(Phone& phone, std::size_t number) {
  if (has(Fault::carried)) {
    phone.carries =
        one_in(5, "unsigned", number) ? Phone::Carries::unsigned_rows : Phone::Carries::signed_rows;
  }
  if (has(Fault::app_update) && !one_in(4, "newer program", number)) phone.program = Program::older;
}

// Hours or days.
std::int64_t World::on_the_road(std::size_t number, char const* what) {
  auto const longest = one_in(3, "far", number) ? 3 * day_ms : 12 * hour_ms;
  return minute_ms +
         static_cast<std::int64_t>(draw(what, number) % static_cast<std::uint64_t>(longest));
}

// Giving it out needs no PIN and no tab.
void World::carry(std::size_t number) {
  auto& standing = phones_[number];
  for (auto const& file : standing.phone->unsent_files(wall(standing))) {
    if (one_in(6, "file lost", number)) continue;
    auto const copies = one_in(4, "file twice", number) ? 2 : 1;
    for (int copy = 0; copy < copies; ++copy) {
      Coming coming{clock_.now + on_the_road(number),
                    0,
                    Coming::What::file_to_server,
                    number,
                    0,
                    {"", "", "", file},
                    {},
                    0};
      auto& text = coming.request.body;
      if (one_in(6, "file changed", number)) meddle(text, draw("which", number));
      if (one_in(3, "file torn", number)) text.resize(draw("where torn", number) % text.size());
      push(std::move(coming));
    }
  }
  if (!standing.phone->takes_files) return;
  push({clock_.now + on_the_road(number, "road there"),
        0,
        Coming::What::news_asked,
        number,
        0,
        {},
        {},
        0});
}

void World::file_arrives(Coming const& coming) {
  auto const& file = coming.request.body;
  auto const before = server_.up() ? Observer::there_of(server_, file) : std::set<std::string>();
  auto const taken = server_.up() ? server_.take_file(file) : std::nullopt;
  if (!server_.up()) {  // whoever brought it tries again
    come_up_again();
    Coming again = coming;
    again.at = clock_.now + hour_ms;
    return push(std::move(again));
  }
  if (!taken) return Observer::file_refused(server_, file, before);
  ++outcome_.files;
  auto const block = *app::receipts_block(taken->receipts, PlainSigner());
  observer_.file_taken(server_, file, *taken, block);
  hand_out_receipts(coming, block);
}

// One file serves several phones, and is now and then brought to the wrong one.
void World::hand_out_receipts(Coming const& of, std::string const& block) {
  auto const number = of.phone;
  blocks_.push_back(block);
  if (one_in(4, "receipts lost", number)) return;
  Coming back = of;
  back.what = Coming::What::receipts_to_phone;
  back.at = clock_.now + on_the_road(number);
  auto& text = back.answer.body;
  auto const others = std::min<std::size_t>(blocks_.size() - 1, draw("others", number) % 3);
  for (auto at = blocks_.size() - 1 - others; at < blocks_.size(); ++at) text += blocks_[at];
  if (one_in(6, "receipts torn", number)) text.resize(draw("where torn", number) % text.size());
  if (one_in(8, "wrong phone", number)) back.phone = draw("whose", number) % phones_.size();
  push(std::move(back));
}

// A pass that is under way ends first.
bool World::can_take_a_file(Coming const& coming) {
  reopen(coming.phone);
  auto const& phone = *phones_[coming.phone].phone;
  if (!phone.is_open() || !phone.store.content().account) return false;
  if (!phone.syncing()) return true;
  Coming again = coming;
  again.at = clock_.now + minute_ms;
  push(std::move(again));
  return false;
}

// For a closed account none is made. Most are whole, some lie for days, come twice or to another.
void World::make_news(Coming const& coming) {
  auto const number = coming.phone;
  auto const& account = accounts_[phones_[number].account];
  if (!server_.up() || account.disabled) return;
  auto file = server_.news_for(account.user, account.areas);
  if (!file) return come_up_again();
  Coming back = coming;
  back.what = Coming::What::news_to_phone;
  back.news = std::move(*file);
  back.news.whole = !one_in(6, "news torn", number);
  if (one_in(8, "news astray", number)) back.phone = draw("who has it", number) % phones_.size();
  auto const copies = one_in(3, "news twice", number) ? 2 : 1;
  for (int copy = 0; copy < copies; ++copy) {
    back.at = clock_.now + on_the_road(number, "road back");
    push(back);
  }
}

// The tab may end in the middle of it.
void World::news_arrive(Coming const& coming) {
  if (!can_take_a_file(coming)) return;
  on_phone(coming.phone, [&](Phone& phone) {
    if (has(Fault::killed) && one_in(2, "killed over news", coming.phone)) {
      auto const when = draw("when", coming.phone);
      phone.store.die_at(1 + static_cast<std::int64_t>(when % 2), when / 2 % 2 == 0);
    }
    observer_.news_reached(coming.phone, phone, coming.news);
    auto const before = phone.place_in_feed();
    outcome_.news += phone.take_news(coming.news);
    Observer::news_taken(phone, before);
  });
}

void World::receipts_arrive(Coming const& coming) {
  if (!can_take_a_file(coming)) return;
  auto const number = coming.phone;
  on_phone(number, [&](Phone& phone) {
    observer_.receipts_reached(number, phone, coming.answer.body);
    outcome_.believed += phone.take_receipts_file(coming.answer.body);
  });
}

// At any moment: while a form is open, with a line half kept, or in the middle of the next pass.
void World::update(std::size_t number, std::uint64_t draw) {
  auto& standing = phones_[number];
  if (standing.phone->program == Program::present) return;
  standing.updates = true;
  if (draw % 3 == 0) return replace_program(number);
  if (draw % 3 == 1) {
    standing.phone->store.die_at(1 + static_cast<std::int64_t>(draw / 3 % 3), draw / 9 % 2 == 0);
  }
}

void World::replace_program(std::size_t number) {
  auto& standing = phones_[number];
  standing.updates = false;
  if (standing.phone->program == Program::present) return;
  standing.phone->closed();
  standing.waiting_for = 0;
  ++outcome_.updates;
  on_phone(number, [](Phone& phone) {
    phone.update();
    phone.open();
  });
}

}  // namespace otor::simulator

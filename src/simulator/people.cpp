// SPDX-License-Identifier: Apache-2.0
#include "simulator/people.h"

#include "base/chance.h"
#include "event/uuid.h"

namespace otor::simulator {

std::string household_id(std::string const& area, std::uint64_t number) {
  return text_of(event::uuid_v7(1, area + "/" + std::to_string(number), "household"));
}

std::string person_id(std::string const& household) {
  return text_of(event::uuid_v7(1, household, "person"));
}

namespace {

std::vector<NewEvent> visit(std::string const& household, std::string const& area,
                            std::string const& word, std::uint64_t draw) {
  auto const id = text_of(event::uuid_v7(1, word + std::to_string(draw), "visit"));
  auto const body = [&](std::string const& rest) {
    return "{\"visit\":\"" + id + "\"" + rest + "}";
  };
  return {{"household_met", household, area, "{}", {}},
          {"visit_started", household, area, body(R"(,"way":"home")"), {}},
          {"handbook_given", household, area, body(R"(,"edition":"2026-11","count":1)"), {}},
          {"visit_closed", household, area, body(",\"note\":\"" + word + "\""), {}}};
}

/// Nothing where nobody has told of this household yet.
std::optional<wire::json::value> card_of(Phone& phone, std::string const& household) {
  try {
    return phone.card(household);
  } catch (CoreProblem const&) {
    return std::nullopt;
  }
}

/// One of the soum, or one that came to it.
std::string met_here(Phone& phone, Around const& around, std::uint64_t draw) {
  auto const number = draw / 7 % static_cast<std::uint64_t>(around.households);
  if (!around.others.empty() && draw / 13 % 2 == 0) {
    auto const first = household_id(around.others[draw / 3 % around.others.size()], number);
    auto const card = card_of(phone, first);
    if (card && card->at("area").as_string() == around.area) return first;
  }
  return household_id(around.area, number);
}

std::vector<std::string> heads_of(wire::json::value const* field) {
  std::vector<std::string> heads;
  if (field == nullptr || !field->is_object()) return heads;
  for (auto const& id : field->at("heads").as_array()) heads.emplace_back(id.as_string().c_str());
  return heads;
}

// Whoever has the household gives it away; where two soums are told to have it, she may say that it
// is here.
std::vector<NewEvent> move(Phone& phone, Around const& around, std::string const& household,
                           std::uint64_t draw) {
  auto const card = card_of(phone, household);
  if (!card || card->at("area").as_string() != around.area) return {};
  auto const over = heads_of(card->at("fields").as_object().if_contains("area"));
  bool const settles = over.size() > 1 && draw % 2 == 0;
  auto const& to = settles ? around.area : around.others[draw / 5 % around.others.size()];
  return {{"household_moved", household, around.area, "{\"area\":\"" + to + "\"}", over}};
}

}  // namespace

void Person::open_form(Phone& phone, std::string const& area, std::string const& household,
                       std::uint64_t draw) {
  bool const of_person = draw % 3 == 0;
  form_ = Form{household,
               of_person ? person_id(household) : household,
               area,
               of_person ? "person_changed" : "household_changed",
               of_person       ? "name"
               : draw % 2 == 0 ? "head"
                               : "phone",
               {}};
  auto const card = card_of(phone, household);
  if (!card) return;
  auto const* fields = &card->at("fields");
  if (of_person) {
    fields = nullptr;
    for (auto const& person : card->at("people").as_array()) {
      if (person.at("id").as_string() == form_->subject) fields = &person.at("fields");
    }
  }
  form_->over =
      heads_of(fields == nullptr ? nullptr : fields->as_object().if_contains(form_->field));
}

std::vector<NewEvent> Person::save(std::string const& word, std::uint64_t draw) {
  auto const form = *form_;
  form_.reset();
  std::vector<NewEvent> events;
  if (form.subject != form.household) {
    events.push_back(
        {"person_met", form.subject, form.area, "{\"household\":\"" + form.household + "\"}", {}});
  }
  // Few values, so that two people sometimes say the same.
  auto const value = draw % 4 == 0 ? "tok-" + form.area + "-same" : word;
  events.push_back({form.kind, form.subject, form.area,
                    "{\"" + form.field + "\":\"" + value + "\"}", form.over});
  return events;
}

std::vector<NewEvent> Person::next(Phone& phone, Around const& around, std::string const& word,
                                   std::uint64_t draw) {
  if (form_ && draw % 5 != 0) return save("tok-" + form_->area + word.substr(9), draw / 5);
  auto const household = met_here(phone, around, draw);
  if (around.newer_program && draw % 6 == 1) {
    return {{"camel_counted", household, around.area, "{\"says\":\"" + word + "\"}", {}}};
  }
  if (!around.others.empty() && draw / 17 % 5 == 0) return move(phone, around, household, draw);
  if (draw % 4 == 0) return visit(household, around.area, word, draw);
  open_form(phone, around.area, household, draw / 11);
  return {};
}

}  // namespace otor::simulator

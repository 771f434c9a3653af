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
  wire::json::value card;
  try {
    card = phone.card(household);
  } catch (CoreProblem const&) {
    return;  // nobody has told of this household yet
  }
  auto const* fields = &card.at("fields");
  if (of_person) {
    fields = nullptr;
    for (auto const& person : card.at("people").as_array()) {
      if (person.at("id").as_string() == form_->subject) fields = &person.at("fields");
    }
  }
  auto const* field = fields == nullptr ? nullptr : fields->as_object().if_contains(form_->field);
  if (field == nullptr || !field->is_object()) return;
  for (auto const& id : field->at("heads").as_array()) {
    form_->over.emplace_back(id.as_string().c_str());
  }
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

std::vector<NewEvent> Person::next(Phone& phone, std::string const& area, std::string const& word,
                                   std::uint64_t draw, std::int64_t households,
                                   bool newer_program) {
  if (form_ && draw % 5 != 0) return save("tok-" + form_->area + word.substr(9), draw / 5);
  auto const household = household_id(area, draw / 7 % static_cast<std::uint64_t>(households));
  if (newer_program && draw % 6 == 1) {
    return {{"camel_counted", household, area, "{\"says\":\"" + word + "\"}", {}}};
  }
  if (draw % 4 == 0) return visit(household, area, word, draw);
  open_form(phone, area, household, draw / 11);
  return {};
}

}  // namespace otor::simulator

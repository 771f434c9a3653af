// SPDX-License-Identifier: Apache-2.0
#include "simulator/naive_merge.h"

#include <algorithm>
#include <tuple>

namespace otor::simulator {

namespace json = wire::json;

namespace {

struct Write {
  std::string id, device, clock, value;
  std::int64_t seq = 0, when = 0;
  std::vector<std::string> over;
};

std::string text(json::value const& value) {
  std::string out;
  (void)wire::write_canonical(out, value);
  return out;
}

bool replaces(Write const& w, Write const& v) {
  bool const saw = std::ranges::find(w.over, v.id) != w.over.end();
  return w.id != v.id && (saw || (w.device == v.device && v.seq < w.seq));
}

NaiveField outcome(std::vector<Write> const& writes) {
  std::vector<Write const*> heads;
  for (auto const& v : writes) {
    if (std::ranges::none_of(writes, [&](Write const& w) { return replaces(w, v); })) {
      heads.push_back(&v);
    }
  }
  if (heads.empty()) return {};  // each was replaced by another: no order of knowing makes that
  std::ranges::sort(heads, {}, [](Write const* head) { return head->id; });
  auto const* shown = *std::ranges::max_element(heads, {}, [](Write const* head) {
    return std::tuple(head->when, head->clock.substr(12), head->id);
  });
  NaiveField field{{}, shown->value, {}};
  for (auto const* head : heads) {
    field.heads.push_back(head->id);
    if (head->value != shown->value) field.others.push_back(head->value);
  }
  return field;
}

Write write_of(HeldEvent const& held, json::object const& line) {
  Write write;
  write.id = held.id;
  write.device = line.at("device").as_string().c_str();
  write.clock = line.at("clock").as_string().c_str();
  write.seq = line.at("seq").as_int64();
  write.when = std::stoll(write.clock.substr(0, 12), nullptr, 16) + held.skew;
  if (held.registered) write.when = std::max(write.when, *held.registered);
  write.when = std::min(write.when, held.received);
  if (auto const* over = line.if_contains("over")) {
    for (auto const& id : over->as_array()) write.over.emplace_back(id.as_string().c_str());
  }
  return write;
}

}  // namespace

NaiveCards naive_cards(std::vector<HeldEvent> const& events) {
  std::map<std::pair<std::string, std::string>, std::vector<Write>> writes;
  for (auto const& held : events) {
    auto const line = *wire::parse_strict(held.line);
    auto const& object = line.as_object();
    auto const& kind = object.at("kind").as_string();
    if (kind != "household_changed" && kind != "person_changed") continue;
    for (auto const& [name, value] : object.at("body").as_object()) {
      auto write = write_of(held, object);
      write.value = text(value);
      writes[{object.at("subject").as_string().c_str(), std::string(name)}].push_back(
          std::move(write));
    }
  }
  NaiveCards cards;
  for (auto const& [place, said] : writes) cards.emplace(place, outcome(said));
  return cards;
}

NaiveField field_told(json::value const& field) {
  NaiveField told{{}, text(field.at("value")), {}};
  for (auto const& id : field.at("heads").as_array())
    told.heads.emplace_back(id.as_string().c_str());
  for (auto const& other : field.at("others").as_array()) {
    told.others.push_back(text(other.at("value")));
  }
  return told;
}

}  // namespace otor::simulator

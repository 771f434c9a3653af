// SPDX-License-Identifier: Apache-2.0
#include "simulator/core.h"

#include <algorithm>

#include "app/record_calls.h"
#include "wire/event_line.h"

namespace otor::simulator {

namespace json = wire::json;

namespace {

// Planted: only the value on top is told.
void forget_others(json::value& answer) {
  auto* fields = answer.if_object() ? answer.as_object().if_contains("fields") : nullptr;
  if (fields == nullptr || !fields->is_object()) return;
  for (auto& [name, field] : fields->as_object()) {
    if (field.is_object()) field.as_object()["others"] = json::array();
  }
}

// Planted: an entry is taken only when the event before it on its device was taken.
void drop_behind_gaps(json::value& body, std::map<std::string, std::int64_t>& taken) {
  auto& entries = body.as_object()["entries"].as_array();
  json::array kept;
  for (auto& entry : entries) {
    auto const& line = entry.at("line").as_string();
    auto const event = wire::read_event_text(std::string(line.begin(), line.end()));
    if (!event) continue;
    auto& last = taken[text_of(event->envelope.device)];
    if (event->envelope.seq > last + 1) continue;
    last = std::max(last, event->envelope.seq);
    kept.push_back(std::move(entry));
  }
  entries = std::move(kept);
}

}  // namespace

std::string quoted(std::string_view text) {
  std::string out;
  wire::write_string(out, text);
  return out;
}

std::string list_of(std::vector<std::string> const& texts) {
  std::string out = "[";
  for (auto const& text : texts) out += (out.size() > 1 ? "," : "") + quoted(text);
  return out + "]";
}

std::string everything_shown(Core& core) {
  auto shown = core.text("households", "{}");
  auto const rows = *wire::parse_strict(shown, {}, std::size_t{64} << 20);
  for (auto const& row : rows.at("rows").as_array()) {
    shown += "\n" + core.text("household",
                              "{\"id\":\"" + std::string(row.at("id").as_string().c_str()) + "\"}");
  }
  return shown + "\n" + core.text("tasks", R"({"on":"2026-12-20","days":400})");
}

std::string Core::text(std::string_view name, std::string const& body) {
  auto value = wire::parse_strict(body, {}, std::size_t{64} << 20);
  if (!value) throw CoreProblem{std::string(code(value.error().kind)), value.error().detail};
  if (name == "log_open") taken_.clear();
  if (planted_ == Planted::skip_on_gap && name == "log_load") drop_behind_gaps(*value, taken_);
  auto answer = app::answer_record(session_, name, *value);
  if (planted_ == Planted::last_writer_wins && name == "household") {
    auto told = *wire::parse_strict(answer);
    forget_others(told);
    answer.clear();
    (void)wire::write_canonical(answer, told);
  }
  return answer;
}

json::value Core::call(std::string_view name, std::string const& body) {
  auto answer = *wire::parse_strict(text(name, body), {}, std::size_t{64} << 20);
  auto const* problem = answer.if_object() ? answer.as_object().if_contains("problem") : nullptr;
  if (problem == nullptr) return answer;
  throw CoreProblem{problem->at("code").as_string().c_str(),
                    problem->at("detail").as_string().c_str()};
}

}  // namespace otor::simulator

// SPDX-License-Identifier: Apache-2.0
#include "simulator/core.h"

#include <algorithm>
#include <array>

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

constexpr std::array<std::string_view, 2> newer_kinds{"household_moved", "handbook_given"};

std::string as_kind(std::string_view kind) { return "\"kind\":\"" + std::string(kind) + "\""; }

// An older program is the present one to which these kinds say nothing. Only what others wrote is
// of them, so no chain goes on behind a line that was changed here.
void forget_newer_kinds(json::value& body) {
  for (auto& entry : body.as_object()["entries"].as_array()) {
    auto& told = entry.as_object()["line"].as_string();
    std::string line(told.begin(), told.end());
    for (auto const kind : newer_kinds) {
      if (auto const at = line.find(as_kind(kind)); at != line.npos)
        line.replace(at, as_kind(kind).size(), as_kind("later_" + std::string(kind)));
    }
    told = line;
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

bool is_newer(std::string_view line) {
  return std::ranges::any_of(
      newer_kinds, [&](std::string_view kind) { return line.find(as_kind(kind)) != line.npos; });
}

bool is_newer_kind(std::string_view kind) {
  return std::ranges::find(newer_kinds, kind) != newer_kinds.end();
}

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
  if (program_ == Program::older && name == "log_load") forget_newer_kinds(*value);
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

// SPDX-License-Identifier: Apache-2.0
#include "app/push_body.h"

#include "wire/json.h"

namespace otor::app {

namespace {

std::unexpected<Problem> not_json() {
  return problem(ProblemKind::bad_json, "The push is not JSON.");
}

/// Walks over JSON text by its brackets and quotes alone. It trusts nothing: whatever it cuts out
/// is parsed strictly later.
class Cutter {
 public:
  explicit Cutter(std::string_view text) : text_(text) {}

  bool take(char wanted) {
    skip_spaces();
    if (at_ >= text_.size() || text_[at_] != wanted) return false;
    ++at_;
    return true;
  }

  bool at_end() {
    skip_spaces();
    return at_ == text_.size();
  }

  /// The text of the next value; empty when there is none.
  std::string_view value() {
    skip_spaces();
    auto const start = at_;
    int depth = 0;
    while (at_ < text_.size()) {
      char const c = text_[at_];
      if (c == '"') {
        if (!skip_string()) return {};
        if (depth == 0) break;
        continue;
      }
      if (c == '{' || c == '[') ++depth;
      if (c == '}' || c == ']') {
        if (depth == 0) break;
        --depth;
        ++at_;
        if (depth == 0) break;
        continue;
      }
      if (depth == 0 && (c == ',' || c == ':' || is_space(c))) break;
      ++at_;
    }
    return depth == 0 ? text_.substr(start, at_ - start) : std::string_view();
  }

 private:
  static bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
  void skip_spaces() {
    while (at_ < text_.size() && is_space(text_[at_])) ++at_;
  }
  bool skip_string() {
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (text_[at_] == '"') {
        ++at_;
        return true;
      }
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

/// Everything but the list of events.
struct Frame {
  std::string device;
  std::optional<std::int64_t> now;
  std::optional<wire::Verbatim> head;  // the signed end of the device's chain; not looked at yet
};
BOOST_DESCRIBE_STRUCT(Frame, (), (device, now, head))

Result<std::vector<std::string_view>> cut_events(std::string_view list) {
  Cutter cutter(list);
  std::vector<std::string_view> events;
  if (!cutter.take('[')) return problem(ProblemKind::bad_value, "events: a list is expected.");
  if (cutter.take(']'))
    return cutter.at_end() ? Result<std::vector<std::string_view>>(events) : not_json();
  do {
    auto const event = cutter.value();
    if (event.empty()) return not_json();
    if (events.size() == most_events_in_push) {
      return problem(ProblemKind::too_large, "A push holds at most 5,000 events.");
    }
    events.push_back(event);
  } while (cutter.take(','));
  if (!cutter.take(']') || !cutter.at_end()) return not_json();
  return events;
}

}  // namespace

Result<PushBody> read_push_body(std::string_view text) {
  Cutter cutter(text);
  std::optional<std::string_view> list;
  std::string frame = "{";
  if (!cutter.take('{')) return not_json();
  bool more = !cutter.take('}');
  while (more) {
    auto const key = cutter.value();
    if (key.size() < 2 || key.front() != '"' || !cutter.take(':')) return not_json();
    auto const value = cutter.value();
    if (value.empty()) return not_json();
    if (key == "\"events\"") {
      if (list) return problem(ProblemKind::duplicate_key, "\"events\" stands twice.");
      list = value;
    } else {
      if (frame.size() > 1) frame += ',';
      frame.append(key).append(":").append(value);
    }
    more = cutter.take(',');
    if (!more && !cutter.take('}')) return not_json();
  }
  if (!cutter.at_end()) return not_json();
  auto const read = wire::read_text<Frame>(frame + "}");
  if (!read) return std::unexpected(read.error());
  if (!list) return problem(ProblemKind::missing_key, "still missing: events.");
  auto const device = event::parse_uuid(read->device);
  if (!device) return problem(ProblemKind::bad_value, "device: a UUID in lower case is expected.");
  auto events = cut_events(*list);
  if (!events) return std::unexpected(events.error());
  return PushBody{*device, read->now, std::move(*events)};
}

}  // namespace otor::app

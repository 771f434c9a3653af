// SPDX-License-Identifier: Apache-2.0
#include "wire/event_line.h"

#include <algorithm>

#include "wire/event_take.h"

namespace otor::wire {
namespace {

using event::Envelope;

constexpr std::size_t longest_author = 64;
constexpr std::size_t longest_area = 16;
constexpr std::size_t longest_kind = 40;

// Whether `text` fits `form`, where 0 stands for a digit and every other character for itself.
bool fits(std::string_view text, std::string_view form) {
  return text.size() == form.size() &&
         std::ranges::equal(text, form, [](char character, char wanted) {
           return wanted == '0' ? character >= '0' && character <= '9' : character == wanted;
         });
}

// "2026-11-23T10:11:12+07:00", with or without a fraction of the second, or with Z.
bool is_moment(std::string_view text) {
  constexpr std::string_view form = "0000-00-00T00:00:00";
  if (!fits(text.substr(0, form.size()), form)) return false;
  text.remove_prefix(form.size());
  if (text.starts_with('.')) {
    auto const digits = std::min(text.find_first_not_of("0123456789", 1), text.size());
    if (digits == 1 || digits > 10) return false;
    text.remove_prefix(digits);
  }
  return text == "Z" || fits(text, "+00:00") || fits(text, "-00:00");
}

bool is_word(std::string_view text, std::size_t longest) {
  auto const is_letter = [](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '_';
  };
  return !text.empty() && text.size() <= longest && std::ranges::all_of(text, is_letter);
}

bool take_stamp(std::string_view text, event::Stamp& found, Fault& fault) {
  auto const written = string_in(text);
  auto const stamp = written ? event::parse_stamp(*written) : std::nullopt;
  if (!stamp) return fault.is("16 hex digits are expected");
  found = *stamp;
  return true;
}

bool take_prev(std::string_view text, std::optional<std::string>& found, Fault& fault) {
  found = string_in(text);
  return (found && (found->empty() || event::is_hash(*found))) ||
         fault.is("22 characters, or none, are expected");
}

bool take_over(std::string_view text, std::vector<event::Uuid>& found, Fault& fault) {
  if (!take(text, found, fault)) return false;
  bool const rising = std::ranges::adjacent_find(found, std::greater_equal<>{}) == found.end();
  return rising || fault.is("a sorted list without doubles is expected");
}

template <class Holds>
bool take_checked(std::string_view text, std::string& found, Holds holds, char const* what,
                  Fault& fault) {
  return take(text, found, fault) && (holds(found) || fault.is(what));
}

bool take_count(std::string_view text, std::int64_t& found, Fault& fault) {
  return take(text, found, fault) && (found >= 1 || fault.is("this counts from 1"));
}

constexpr std::string_view required[] = {"area",   "at", "author", "body", "clock",
                                         "device", "id", "kind",   "seq",  "subject"};

// One member of the envelope. A key that no version of the envelope has yet is carried in the line
// and not looked at.
bool take_member(std::string_view key, std::string_view text, Envelope& envelope, Fault& fault) {
  if (key == "id") return take(text, envelope.id, fault);
  if (key == "device") return take(text, envelope.device, fault);
  if (key == "subject") return take(text, envelope.subject, fault);
  if (key == "seq") return take_count(text, envelope.seq, fault);
  if (key == "v") return take_count(text, envelope.v, fault);
  if (key == "clock") return take_stamp(text, envelope.clock, fault);
  if (key == "prev") return take_prev(text, envelope.prev, fault);
  if (key == "over") return take_over(text, envelope.over, fault);
  if (key == "at") {
    return take_checked(text, envelope.at, is_moment,
                        "a moment like \"2026-11-23T10:11:12+07:00\" is expected", fault);
  }
  if (key == "author") {
    auto const holds = [](std::string const& name) {
      return !name.empty() && name.size() <= longest_author;
    };
    return take_checked(text, envelope.author, holds, "1 to 64 bytes are expected", fault);
  }
  if (key == "area") {
    return take_checked(text, envelope.area, is_area, "the code of a soum is expected", fault);
  }
  if (key == "kind") {
    auto const holds = [](std::string const& kind) { return is_word(kind, longest_kind); };
    return take_checked(text, envelope.kind, holds, "1 to 40 of a-z, 0-9 and _ are expected",
                        fault);
  }
  if (key == "body") return text.front() == '{' || fault.is("an object is expected");
  return true;
}

std::unexpected<Problem> not_an_event(Fault const& fault) {
  return problem(ProblemKind::not_an_event, fault.path + ": " + fault.what + ".");
}

bool is_added_by_server(std::string_view key) {
  return key == "position" || key == "received" || key == "skew" || key == "registered";
}

Result<Envelope> read_envelope(std::string_view line, std::string_view& body) {
  Envelope envelope;
  Fault fault;
  std::size_t next = 0;
  for (Parts parts(line); parts.next();) {
    if (!take_member(parts.key(), parts.value(), envelope, fault))
      return fault.in(parts.key()), not_an_event(fault);
    if (is_added_by_server(parts.key())) {
      return fault.is("this does not belong into the line"), fault.in(parts.key()),
             not_an_event(fault);
    }
    if (parts.key() == "body") body = parts.value();
    if (next < std::size(required) && parts.key() == required[next]) ++next;  // both are sorted
  }
  if (next < std::size(required))
    return fault.is("this is missing"), fault.in(required[next]), not_an_event(fault);
  return envelope;
}

void write_text(std::string& out, char const* key, std::string_view text) {
  out += key;
  write_string(out, text);
}

void write_id(std::string& out, char const* key, event::Uuid id) {
  out += key;
  out += '"';
  event::append_text(out, id);
  out += '"';
}

}  // namespace

bool is_area(std::string_view text) { return is_word(text, longest_area); }

namespace {

// Takes the line only where it is good.
Result<event::Event> read_canonical(std::string& line) {
  if (line.front() != '{') return problem(ProblemKind::not_an_event, "An object is expected.");
  std::string_view text;
  auto envelope = read_envelope(line, text);
  if (!envelope) return std::unexpected(std::move(envelope.error()));
  auto body = read_body(envelope->kind, envelope->v, text);
  return event::Event{std::move(*envelope), std::move(body), std::move(line)};
}

Result<void> check_line(std::string_view line) {
  if (line.size() > event::largest_line) {
    return problem(ProblemKind::too_large, "An event has at most 65,536 bytes.");
  }
  return check_canonical(line);
}

}  // namespace

Result<event::Event> read_line(std::string line) {
  if (auto const good = check_line(line); !good) return std::unexpected(good.error());
  return read_canonical(line);
}

Result<event::Event> read_event(json::value const& value) {
  auto const* object = value.if_object();
  if (object == nullptr) return problem(ProblemKind::not_an_event, "An object is expected.");
  json::object kept(*object, object->storage());
  for (char const* key : {"erased", "position", "received", "registered", "skew"}) kept.erase(key);
  std::string line;
  if (auto written = write_canonical(line, json::value(std::move(kept))); !written) {
    return std::unexpected(std::move(written.error()));
  }
  return read_line(std::move(line));
}

Result<event::Event> read_event_text(std::string text) {
  if (check_line(text)) {  // most lines are canonical already
    if (auto event = read_canonical(text)) return event;
  }
  auto const value = parse_strict(text);
  if (!value) return std::unexpected(value.error());
  return read_event(*value);
}

std::string line_of(Envelope const& envelope, std::string_view body, std::string_view salt) {
  std::string out;
  out.reserve(body.size() + 512);
  write_text(out, "{\"area\":", envelope.area);
  write_text(out, ",\"at\":", envelope.at);
  write_text(out, ",\"author\":", envelope.author);
  out.append(",\"body\":").append(body);
  write_text(out, ",\"clock\":", text_of(envelope.clock));
  write_id(out, ",\"device\":", envelope.device);
  write_id(out, ",\"id\":", envelope.id);
  write_text(out, ",\"kind\":", envelope.kind);
  for (std::size_t index = 0; index < envelope.over.size(); ++index) {
    write_id(out, index == 0 ? ",\"over\":[" : ",", envelope.over[index]);
  }
  if (!envelope.over.empty()) out += ']';
  if (envelope.prev) write_text(out, ",\"prev\":", *envelope.prev);
  if (!salt.empty()) write_text(out, ",\"salt\":", salt);
  out.append(",\"seq\":").append(std::to_string(envelope.seq));
  write_id(out, ",\"subject\":", envelope.subject);
  if (envelope.v != 1) out.append(",\"v\":").append(std::to_string(envelope.v));
  return out += '}';
}

std::string_view body_in(std::string_view line) {
  for (Parts parts(line); parts.next();) {
    if (parts.key() == "body") return parts.value();
  }
  return "{}";
}

std::optional<event::Stamp> clock_in(std::string_view line) {
  for (Parts parts(line); parts.next();) {
    if (parts.key() != "clock") continue;
    auto const written = string_in(parts.value());
    return written ? event::parse_stamp(*written) : std::nullopt;
  }
  return std::nullopt;
}

void write_pulled(std::string& out, std::string_view line, std::int64_t position,
                  event::Received const& received) {
  out.append(line.substr(0, line.size() - 1))
      .append(",\"position\":")
      .append(std::to_string(position));
  if (received.at) out.append(",\"received\":").append(std::to_string(*received.at));
  if (received.registered) {
    out.append(",\"registered\":").append(std::to_string(*received.registered));
  }
  if (received.skew != 0) out.append(",\"skew\":").append(std::to_string(received.skew));
  out += '}';
}

Result<event::Uuid> Reader<event::Uuid>::read(json::value const& value, std::string_view path) {
  auto const* text = value.if_string();
  auto const id = text == nullptr ? std::nullopt : event::parse_uuid({text->data(), text->size()});
  if (id) return *id;
  return detail::at(ProblemKind::bad_value, path, "a UUID in lower case is expected.");
}

}  // namespace otor::wire

namespace otor::event {

void write_json(std::string& out, Uuid id) {
  out += '"';
  append_text(out, id);
  out += '"';
}

void write_json(std::string& out, Told const& told) { out += told.text; }

void write_json(std::string& out, Value const& value) {
  std::visit([&](auto const& held) { wire::write(out, held); }, value);
}

}  // namespace otor::event

// SPDX-License-Identifier: Apache-2.0
#include "wire/json.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_stack.hpp>

namespace otor::wire {
namespace {

using boost::system::error_code;

constexpr int deepest = 32;

// Builds the value and counts the keys that were written. The object drops a key that stands twice,
// so fewer members than keys means a duplicate.
struct Builder {
  static constexpr std::size_t max_object_size = 1'000'000;
  static constexpr std::size_t max_array_size = 1'000'000;
  static constexpr std::size_t max_key_size = 1'000;
  static constexpr std::size_t max_string_size = 1'000'000;

  explicit Builder(json::storage_ptr storage) { values.reset(std::move(storage)); }

  json::value_stack values;
  std::size_t keys = 0;

  bool on_document_begin(error_code&) { return true; }
  bool on_document_end(error_code&) { return true; }
  bool on_object_begin(error_code&) { return true; }
  bool on_object_end(std::size_t size, error_code&) {
    keys += size;
    values.push_object(size);
    return true;
  }
  bool on_array_begin(error_code&) { return true; }
  bool on_array_end(std::size_t size, error_code&) {
    values.push_array(size);
    return true;
  }
  bool on_key_part(json::string_view part, std::size_t, error_code&) {
    values.push_chars(part);
    return true;
  }
  bool on_key(json::string_view part, std::size_t, error_code&) {
    values.push_key(part);
    return true;
  }
  bool on_string_part(json::string_view part, std::size_t, error_code&) {
    values.push_chars(part);
    return true;
  }
  bool on_string(json::string_view part, std::size_t, error_code&) {
    values.push_string(part);
    return true;
  }
  bool on_number_part(json::string_view, error_code&) { return true; }
  bool on_int64(std::int64_t number, json::string_view, error_code&) {
    values.push_int64(number);
    return true;
  }
  bool on_uint64(std::uint64_t number, json::string_view, error_code&) {
    values.push_uint64(number);
    return true;
  }
  bool on_double(double number, json::string_view, error_code&) {
    values.push_double(number);
    return true;
  }
  bool on_bool(bool truth, error_code&) {
    values.push_bool(truth);
    return true;
  }
  bool on_null(error_code&) {
    values.push_null();
    return true;
  }
  bool on_comment_part(json::string_view, error_code&) { return true; }
  bool on_comment(json::string_view, error_code&) { return true; }
};

std::size_t members_in(json::value const& value) {
  std::size_t members = 0;
  if (auto const* object = value.if_object()) {
    members = object->size();
    for (auto const& member : *object) members += members_in(member.value());
  } else if (auto const* array = value.if_array()) {
    for (auto const& item : *array) members += members_in(item);
  }
  return members;
}

bool is_space(char character) {
  return character == ' ' || character == '\t' || character == '\r' || character == '\n';
}

// The length of the UTF-8 sequence at `at`, 0 if there is none. Overlong forms, surrogates and
// numbers past U+10FFFF are none.
std::size_t sequence_at(std::string_view text, std::size_t at) {
  auto const byte = [&](std::size_t offset) -> unsigned {
    return at + offset < text.size() ? static_cast<unsigned char>(text[at + offset]) : 0U;
  };
  auto const follows = [&](std::size_t offset) { return (byte(offset) & 0xC0U) == 0x80U; };
  unsigned const lead = byte(0);
  if (lead < 0x80U) return 1;
  if (lead >= 0xC2U && lead <= 0xDFU) return follows(1) ? 2 : 0;
  if (lead >= 0xE0U && lead <= 0xEFU) {
    bool const overlong = lead == 0xE0U && byte(1) < 0xA0U;
    bool const surrogate = lead == 0xEDU && byte(1) > 0x9FU;
    return follows(1) && follows(2) && !overlong && !surrogate ? 3 : 0;
  }
  if (lead >= 0xF0U && lead <= 0xF4U) {
    bool const overlong = lead == 0xF0U && byte(1) < 0x90U;
    bool const beyond = lead == 0xF4U && byte(1) > 0x8FU;
    return follows(1) && follows(2) && follows(3) && !overlong && !beyond ? 4 : 0;
  }
  return 0;
}

Result<void> write_canonical_object(std::string& out, json::object const& object) {
  std::vector<json::key_value_pair const*> members;
  members.reserve(object.size());
  for (auto const& member : object) members.push_back(&member);
  std::ranges::sort(members, [](auto const* a, auto const* b) { return a->key() < b->key(); });
  out += '{';
  for (std::size_t index = 0; index < members.size(); ++index) {
    if (index != 0) out += ',';
    write_string(out, {members[index]->key().data(), members[index]->key().size()});
    out += ':';
    if (auto written = write_canonical(out, members[index]->value()); !written) return written;
  }
  out += '}';
  return {};
}

Result<void> write_canonical_array(std::string& out, json::array const& array) {
  out += '[';
  for (std::size_t index = 0; index < array.size(); ++index) {
    if (index != 0) out += ',';
    if (auto written = write_canonical(out, array[index]); !written) return written;
  }
  out += ']';
  return {};
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80U) {
      ++at;
      continue;
    }
    auto const length = sequence_at(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

Result<json::value> parse_strict(std::string_view text, json::storage_ptr storage,
                                 std::size_t largest) {
  if (text.size() > largest) {
    return problem(ProblemKind::too_large,
                   "The text is longer than " + std::to_string(largest) + " bytes.");
  }
  if (!is_utf8(text)) return problem(ProblemKind::not_utf8, "The text is not UTF-8.");
  json::parse_options options;
  options.max_depth = deepest;
  options.allow_invalid_utf8 = true;  // checked above
  json::basic_parser<Builder> parser(options, storage);
  error_code error;
  auto read = parser.write_some(false, text.data(), text.size(), error);
  while (!error && read < text.size() && is_space(text[read])) ++read;
  if (error || !parser.done() || read != text.size()) {
    return problem(ProblemKind::bad_json, "This is not JSON.");
  }
  auto value = parser.handler().values.release();
  if (members_in(value) != parser.handler().keys) {
    return problem(ProblemKind::duplicate_key, "A key stands twice in one object.");
  }
  return value;
}

namespace {

void write_escape(std::string& out, char character) {
  constexpr char hex[] = "0123456789abcdef";
  switch (character) {
    case '"': out += "\\\""; return;
    case '\\': out += "\\\\"; return;
    case '\b': out += "\\b"; return;
    case '\f': out += "\\f"; return;
    case '\n': out += "\\n"; return;
    case '\r': out += "\\r"; return;
    case '\t': out += "\\t"; return;
    default:
      out += "\\u00";
      out += hex[static_cast<unsigned char>(character) >> 4];
      out += hex[character & 0xF];
  }
}

bool needs_escape(char character) {
  return static_cast<unsigned char>(character) < 0x20 || character == '"' || character == '\\';
}

}  // namespace

// Nearly every text needs no escape, so what lies between two of them is appended at once.
void write_string(std::string& out, std::string_view text) {
  out += '"';
  auto plain = text.begin();
  for (auto at = text.begin(); at != text.end(); ++at) {
    if (!needs_escape(*at)) continue;
    out.append(plain, at);
    write_escape(out, *at);
    plain = at + 1;
  }
  out.append(plain, text.end());
  out += '"';
}

Result<void> write_canonical(std::string& out, json::value const& value) {
  switch (value.kind()) {
    case json::kind::null: out += "null"; return {};
    case json::kind::bool_: write_json(out, *value.if_bool()); return {};
    case json::kind::int64: write_json(out, *value.if_int64()); return {};
    case json::kind::string:
      write_string(out, {value.if_string()->data(), value.if_string()->size()});
      return {};
    case json::kind::array: return write_canonical_array(out, *value.if_array());
    case json::kind::object: return write_canonical_object(out, *value.if_object());
    case json::kind::uint64:
    case json::kind::double_: break;
  }
  return problem(ProblemKind::bad_value, "A number is not whole, or too large.");
}

Result<RequestId> Reader<RequestId>::read(json::value const& value, std::string_view path) {
  RequestId id;
  if (auto const* text = value.if_string()) {
    if (text->size() > 200)
      return detail::at(ProblemKind::bad_value, path, "an id has at most 200 characters.");
    write_string(id.text, {text->data(), text->size()});
    return id;
  }
  if (auto const* number = value.if_int64()) {
    write_json(id.text, *number);
    return id;
  }
  return detail::at(ProblemKind::bad_value, path, "an id is a text or a whole number.");
}

Result<Verbatim> Reader<Verbatim>::read(json::value const& value, std::string_view path) {
  Verbatim kept{""};
  auto const written = write_canonical(kept.text, value);
  if (!written) return detail::at(written.error().kind, path, written.error().detail);
  return kept;
}

void write_json(std::string& out, Month value) {
  out += '"';
  out += text_of(value);
  out += '"';
}

std::string problem_text(Problem const& problem, std::optional<RequestId> const& id) {
  std::string out = "{";
  if (id) out += "\"id\":" + id->text + ",";
  out += "\"problem\":{\"code\":\"";
  out += code(problem.kind);
  out += "\",\"detail\":";
  write_string(out, problem.detail);
  out += "}}";
  return out;
}

}  // namespace otor::wire

// SPDX-License-Identifier: Apache-2.0
#include "wire/event_scan.h"

#include <charconv>
#include <cstdint>

#include "event/event.h"
#include "wire/json.h"

namespace otor::wire {
namespace {

constexpr std::size_t longest_key = 40;

constexpr bool is_digit(char character) { return character >= '0' && character <= '9'; }
constexpr bool is_key_character(char character) {
  return (character >= 'a' && character <= 'z') || is_digit(character) || character == '_';
}

// Goes over the text once. Every step returns false at the first byte that is not canonical and
// leaves the reason in `fault`.
class Scan {
 public:
  explicit Scan(std::string_view text) : text_(text) {}

  bool whole() {
    return value(0) && (at_ == text_.size() || no("the text goes on behind its end"));
  }

  Result<void> result(bool canonical) const {
    if (canonical && (high_ & 0x80) != 0 && !is_utf8(text_)) {
      return problem(ProblemKind::not_utf8, "The text is not UTF-8.");
    }
    if (canonical) return {};
    return problem(kind_, "At byte " + std::to_string(at_) + ": " + fault_ + ".");
  }

 private:
  bool no(char const* fault, ProblemKind kind = ProblemKind::bad_json) {
    fault_ = fault;
    kind_ = kind;
    return false;
  }
  char now() const { return at_ < text_.size() ? text_[at_] : '\0'; }
  bool skip(char expected) {
    return now() == expected && at_ < text_.size() ? (++at_, true) : false;
  }
  bool word(std::string_view expected) {
    if (text_.substr(at_, expected.size()) != expected) return no("a value is expected");
    at_ += expected.size();
    return true;
  }

  bool value(int depth) {
    switch (now()) {
      case '"': return string();
      case '{': return depth < event::deepest_line ? object(depth + 1) : too_deep();
      case '[': return depth < event::deepest_line ? list(depth + 1) : too_deep();
      case 't': return word("true");
      case 'f': return word("false");
      case 'n': return word("null");
      default: return number();
    }
  }
  bool too_deep() { return no("nested more than 8 levels deep", ProblemKind::too_large); }

  bool object(int depth) {
    ++at_;
    if (skip('}')) return true;
    std::string_view before;
    do {
      if (!key(before) || !value(depth)) return false;
    } while (skip(','));
    return skip('}') || no("a comma or the end of the object is expected");
  }

  bool key(std::string_view& before) {
    if (!skip('"')) return no("a key is expected");
    auto const start = at_;
    while (at_ < text_.size() && is_key_character(text_[at_])) ++at_;
    auto const found = text_.substr(start, at_ - start);
    if (found.empty() || found.size() > longest_key || !skip('"')) {
      return no("a key is 1 to 40 of a-z, 0-9 and _");
    }
    if (found == before) return no("a key stands twice", ProblemKind::duplicate_key);
    if (found < before) return no("the keys are not sorted");
    before = found;
    return skip(':') || no("a colon is expected");
  }

  bool list(int depth) {
    ++at_;
    if (skip(']')) return true;
    do {
      if (!value(depth)) return false;
    } while (skip(','));
    return skip(']') || no("a comma or the end of the list is expected");
  }

  bool string() {
    ++at_;
    for (; at_ < text_.size(); ++at_) {
      auto const byte = static_cast<unsigned char>(text_[at_]);
      if (byte == '"') return ++at_, true;
      if (byte < 0x20) return no("a control character stands bare");
      if (byte == '\\' && !escape()) return no("this is not the shortest escape");
      high_ |= byte;
    }
    return no("the text ends inside a string");
  }

  // Leaves `at_` on the last character of the escape.
  bool escape() {
    auto const rest = text_.substr(at_ + 1, 5);
    if (rest.empty()) return false;
    if (std::string_view("\"\\bfnrt").find(rest[0]) != std::string_view::npos) return ++at_, true;
    if (rest.size() < 5 || rest.substr(0, 3) != "u00") return false;
    if (rest[3] != '0' && rest[3] != '1') return false;
    if (!is_digit(rest[4]) && (rest[4] < 'a' || rest[4] > 'f')) return false;
    bool const has_shorter =
        rest[3] == '0' && std::string_view("89acd").find(rest[4]) != std::string_view::npos;
    if (has_shorter) return false;
    at_ += 5;
    return true;
  }

  bool number() {
    auto const start = at_;
    bool const negative = skip('-');
    auto const first = at_;
    std::int64_t magnitude = 0;
    for (; at_ < text_.size() && is_digit(text_[at_]); ++at_) {
      magnitude = magnitude * 10 + (text_[at_] - '0');
      if (magnitude > event::largest_integer) {
        return no("a number beyond 2^53 - 1", ProblemKind::too_large);
      }
    }
    if (at_ == first) return at_ = start, no("a value is expected");
    bool const padded = text_[first] == '0' && (at_ - first > 1 || negative);
    if (padded) return no("a number has no leading zero and zero no sign");
    if (now() == '.' || now() == 'e' || now() == 'E') return no("a number is whole");
    return true;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  unsigned high_ = 0;  // all bytes of all strings, or-ed
  char const* fault_ = "";
  ProblemKind kind_ = ProblemKind::bad_json;
};

// A quote ends the string unless an odd number of backslashes stands before it.
std::size_t end_of_string(std::string_view text, std::size_t start) {
  auto quote = text.find('"', start + 1);
  while (text[quote - 1] == '\\') {
    auto const before = text.find_last_not_of('\\', quote - 1);
    if ((quote - 1 - before) % 2 == 0) break;
    quote = text.find('"', quote + 1);
  }
  return quote + 1;
}

std::size_t end_of_value(std::string_view text, std::size_t at) {
  int depth = 0;
  while (true) {
    switch (text[at]) {
      case '"': at = end_of_string(text, at); break;
      case '{':
      case '[': ++depth, ++at; break;
      case '}':
      case ']': --depth, ++at; break;
      default: ++at;
    }
    if (depth == 0 &&
        (at >= text.size() || text[at] == ',' || text[at] == '}' || text[at] == ']')) {
      return at;
    }
  }
}

}  // namespace

Result<void> check_canonical(std::string_view text) {
  Scan scan(text);
  bool const canonical = scan.whole();
  return scan.result(canonical);
}

bool Parts::next() {
  if (at_ + 1 >= text_.size()) return false;
  if (text_.front() == '{') {
    auto const end = end_of_string(text_, at_);
    key_ = text_.substr(at_ + 1, end - at_ - 2);
    at_ = end + 1;
  }
  auto const end = end_of_value(text_, at_);
  value_ = text_.substr(at_, end - at_);
  at_ = end + 1;
  return true;
}

std::optional<std::string> string_in(std::string_view value) {
  if (value.size() < 2 || value.front() != '"') return std::nullopt;
  value = value.substr(1, value.size() - 2);
  auto escape = value.find('\\');
  if (escape == std::string_view::npos) return std::string(value);
  std::string out;
  std::size_t from = 0;
  for (; escape != std::string_view::npos; escape = value.find('\\', from)) {
    out += value.substr(from, escape - from);
    char const what = value[escape + 1];
    from = escape + (what == 'u' ? 6 : 2);
    constexpr std::string_view names = "bfnrt";
    constexpr std::string_view meant = "\b\f\n\r\t";
    if (what == 'u') {
      unsigned code = 0;
      std::from_chars(value.data() + escape + 2, value.data() + escape + 6, code, 16);
      out += static_cast<char>(code);
    } else {
      auto const place = names.find(what);
      out += place == std::string_view::npos ? what : meant[place];
    }
  }
  return out.append(value.substr(from));
}

}  // namespace otor::wire

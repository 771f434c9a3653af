// SPDX-License-Identifier: Apache-2.0
#include "wire/log_text.h"

#include <array>
#include <charconv>

namespace otor::wire {
namespace {

constexpr std::size_t usual_line = 700;

// Bytes at which a run of plain characters in a string ends.
constexpr auto ends_run = [] {
  std::array<bool, 256> ends{};
  for (std::size_t byte = 0; byte < 0x20; ++byte) ends[byte] = true;
  ends['"'] = ends['\\'] = true;
  return ends;
}();

}  // namespace

std::optional<LogText> LogText::in(std::string_view request) {
  constexpr std::string_view before = R"({"call":"log_load","body":{"entries":)";
  if (!request.starts_with(before)) return std::nullopt;
  return LogText(request.substr(before.size()));
}

bool LogText::skip(char expected) {
  if (at_ >= text_.size() || text_[at_] != expected) return false;
  ++at_;
  return true;
}

bool LogText::skip(std::string_view expected) {
  if (text_.substr(at_, expected.size()) != expected) return false;
  at_ += expected.size();
  return true;
}

bool LogText::end() { return at_ == text_.size() ? false : no(); }

bool LogText::next(LogEntry& entry) {
  bool const first = at_ == 0;
  if (first && !skip('[')) return no();
  if (skip("]}}")) return end();
  if (!good_ || at_ == text_.size() || (!first && !skip(','))) return no();
  entry = {};
  unsigned seen = 0;
  if (!skip('{')) return no();
  do {
    if (!member(entry, seen)) return no();
  } while (skip(','));
  return ((seen & 1) != 0 && skip('}')) || no();
}

// One member; `seen` has a bit for each key that stood already.
bool LogText::member(LogEntry& entry, unsigned& seen) {
  auto const once = [&](unsigned bit) { return (std::exchange(seen, seen | bit) & bit) == 0; };
  if (skip(R"("line":)")) return once(1) && read(entry.line);
  if (skip(R"("position":)")) return once(2) && (skip("null") || read(entry.position.emplace()));
  if (skip(R"("received":)")) return once(4) && (skip("null") || read_received(entry.received));
  if (skip(R"("skew":)")) return once(8) && (skip("null") || read(entry.skew.emplace()));
  if (skip(R"("registered":)")) {
    return once(32) && (skip("null") || read_received(entry.registered));
  }
  if (!skip(R"("status":)") || !once(16)) return false;
  if (skip("null")) return true;
  std::string word;
  return read(word) && boost::describe::enum_from_string(word.c_str(), entry.status.emplace());
}

bool LogText::read(std::int64_t& found) {
  auto const* const start = text_.data() + at_;
  auto const [stop, error] = std::from_chars(start, text_.data() + text_.size(), found);
  auto const digits = std::string_view(start, static_cast<std::size_t>(stop - start));
  at_ += digits.size();
  bool const padded = digits.starts_with("-0") || (digits.size() > 1 && digits.front() == '0');
  return error == std::errc{} && !padded;  // a fraction fails at what follows
}

// The ordinary reader keeps the canonical text of any value; of a number or a plain word that is
// how it stands.
bool LogText::read_received(std::optional<Verbatim>& found) {
  auto const start = at_;
  std::int64_t number = 0;
  std::string word;
  if (!(text_.substr(at_, 1) == "\"" ? read(word) : read(number))) return false;
  found.emplace().text = text_.substr(start, at_ - start);
  return found->text.find('\\') == std::string::npos;
}

bool LogText::read(std::string& found) {
  if (!skip('"')) return false;
  found.reserve(usual_line);
  while (true) {
    auto stop = at_;
    while (stop < text_.size() && !ends_run[static_cast<unsigned char>(text_[stop])]) ++stop;
    found.append(text_, at_, stop - at_);
    at_ = stop;
    if (skip('"')) return true;
    if (!skip('\\') || !escape(found)) return false;
  }
}

// What JSON.stringify escapes, and nothing else.
bool LogText::escape(std::string& found) {
  constexpr std::string_view names = "\"\\bfnrt";
  constexpr std::string_view meant = "\"\\\b\f\n\r\t";
  if (at_ >= text_.size()) return false;
  auto const place = names.find(text_[at_]);
  if (place == names.npos) return false;
  found += meant[place];
  ++at_;
  return true;
}

}  // namespace otor::wire

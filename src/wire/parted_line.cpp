// SPDX-License-Identifier: Apache-2.0
#include "wire/parted_line.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "event/field_class.h"
#include "wire/event_line.h"
#include "wire/event_take.h"

namespace otor::wire {
namespace {

constexpr std::string_view envelope_members[] = {"area",   "at",      "author", "body", "clock",
                                                 "device", "id",      "kind",   "over", "prev",
                                                 "seq",    "subject", "v"};

bool has_open_form(std::string_view value) {
  if (value.front() == '{') return false;
  if (value.front() == '"') {
    auto const text = string_in(value);
    return text && is_code_like(*text);
  }
  if (value.front() != '[') return true;
  for (Parts items(value); items.next();) {
    if (!has_open_form(items.value())) return false;
  }
  return true;
}

struct Kind {
  std::string name;
  std::int64_t version = 1;
};

Kind kind_in(std::string_view line) {
  Kind kind;
  for (Parts parts(line); parts.next();) {
    if (parts.key() == "kind") kind.name = string_in(parts.value()).value_or("");
    if (parts.key() != "v") continue;
    auto const text = parts.value();
    std::from_chars(text.data(), text.data() + text.size(), kind.version);
  }
  return kind;
}

void add_member(std::string& object, std::string_view key, std::string_view value) {
  object += object.empty() ? "{\"" : ",\"";
  object.append(key).append("\":").append(value);
}

std::string ended(std::string object) { return object.empty() ? "{}" : std::move(object) + "}"; }

/// Members of two objects as one, in order. Where both have a key, both are objects; else something
/// was changed, and the first stands.
std::string merged(std::string_view one, std::string_view other) {
  if (!one.starts_with('{') || !other.starts_with('{')) return std::string(one);
  Parts left(one), right(other);
  bool more_left = left.next(), more_right = right.next();
  std::string out;
  out.reserve(one.size() + other.size());
  while (more_left || more_right) {
    bool const both = more_left && more_right && left.key() == right.key();
    bool const first = more_left && (!more_right || left.key() <= right.key());
    if (both) {
      add_member(out, left.key(), merged(left.value(), right.value()));
    } else {
      auto const& from = first ? left : right;
      add_member(out, from.key(), from.value());
    }
    if (first) more_left = left.next();
    if (both || !first) more_right = right.next();
  }
  return ended(std::move(out));
}

template <class T>
constexpr bool is_list = false;
template <class T>
constexpr bool is_list<std::vector<T>> = true;

template <class T>
std::string_view stand_in(std::string_view member) {
  if constexpr (std::is_same_v<T, event::Told>) return member == "request" ? "{}" : "0";
  if constexpr (std::is_same_v<T, std::string>) return "\"\"";
  if constexpr (is_list<T>) return "[]";
  return {};
}

/// The members that a kind requires and `body` has not, with nothing in them.
template <class Body>
std::string lacking(std::string_view body) {
  std::string out;
  std::array<std::pair<std::string_view, std::string_view>, 16> found{};
  std::size_t count = 0;
  using Described = boost::describe::describe_members<Body, boost::describe::mod_public>;
  boost::mp11::mp_for_each<Described>([&](auto member) {
    using T = std::remove_cvref_t<decltype(std::declval<Body&>().*member.pointer)>;
    auto const value = stand_in<T>(member.name);
    if (value.empty()) return;
    for (Parts parts(body); parts.next();) {
      if (parts.key() == member.name) return;
    }
    found[count++] = {member.name, value};
  });
  std::sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(count));
  for (std::size_t at = 0; at < count; ++at) add_member(out, found[at].first, found[at].second);
  return ended(std::move(out));
}

struct Row {
  std::string_view kind;
  std::string (*lacking)(std::string_view);
};

#define OTOR_ROW(name, Kind) Row{#name, lacking<event::Kind>},
constexpr Row rows[] = {OTOR_KINDS(OTOR_ROW)};
#undef OTOR_ROW

}  // namespace

bool is_code_like(std::string_view text) {
  constexpr std::size_t longest = 64;  // a user name, the longest there is
  return text.size() <= longest && std::ranges::all_of(text, [](char letter) {
           return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
                  (letter >= '0' && letter <= '9') ||
                  std::string_view("-_.:+").find(letter) != std::string_view::npos;
         });
}

PartedLine part(std::string_view line, Parting parting) {
  auto const kind = kind_in(line);
  std::string open, closed, open_body, closed_body;
  for (Parts parts(line); parts.next();) {
    auto const known = std::ranges::find(envelope_members, parts.key());
    if (parts.key() != "body") {
      add_member(known == std::end(envelope_members) ? closed : open, parts.key(), parts.value());
      continue;
    }
    for (Parts members(parts.value()); members.next();) {
      bool const stays = parting == Parting::by_class &&
                         event::is_open_member(kind.name, kind.version, members.key()) &&
                         has_open_form(members.value());
      add_member(stays ? open_body : closed_body, members.key(), members.value());
    }
    add_member(open, "body", ended(std::move(open_body)));
    if (!closed_body.empty()) add_member(closed, "body", ended(std::move(closed_body)));
  }
  return {ended(std::move(open)), closed.empty() ? std::string() : ended(std::move(closed))};
}

std::string joined(std::string_view open, std::string_view closed) {
  return closed.empty() ? std::string(open) : merged(open, closed);
}

std::optional<event::Uuid> owner_of(std::string_view line) {
  auto const kind = kind_in(line);
  std::optional<event::Uuid> subject;
  for (Parts parts(line); parts.next();) {
    if (parts.key() == "subject") {
      subject = event::parse_uuid(string_in(parts.value()).value_or(""));
    } else if (parts.key() == "body" && event::is_open_member(kind.name, kind.version, "person")) {
      for (Parts members(parts.value()); members.next();) {
        if (members.key() != "person") continue;
        if (auto const id = event::parse_uuid(string_in(members.value()).value_or(""))) return id;
      }
    }
  }
  return subject;
}

std::optional<event::Uuid> subject_of(std::string_view line) {
  for (Parts parts(line); parts.next();) {
    if (parts.key() == "subject") return event::parse_uuid(string_in(parts.value()).value_or(""));
  }
  return std::nullopt;
}

Result<event::Event> read_open(std::string line) {
  auto read = read_line(std::move(line));
  if (!read || !std::holds_alternative<event::Unfit>(read->body)) return read;
  auto const row = std::ranges::find(rows, read->envelope.kind, &Row::kind);
  if (row == std::end(rows)) return read;
  auto const body = body_in(read->line);
  read->body = read_body(read->envelope.kind, read->envelope.v, merged(body, row->lacking(body)));
  return read;
}

}  // namespace otor::wire

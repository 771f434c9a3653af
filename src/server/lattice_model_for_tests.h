// SPDX-License-Identifier: Apache-2.0
#pragma once
// Parts of the second, plain model of who may see what (access_lattice_test.cpp): sets alone.

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "app/access.h"
#include "event/uuid.h"
#include "server/api.h"

namespace otor::server {

using Words = std::set<std::string>;
inline constexpr char const* soums[] = {"18301", "18304", "18310", "18401", "18404", "18501"};

inline event::Uuid uuid(std::uint64_t number) {
  return {0x0190a00000007000u, 0x8000000000000000u + number};
}

struct Household {
  event::Uuid id, person;
  std::string area;                       // where it belongs now
  std::vector<event::Uuid> moves;         // every one so far
  Words all;                              // what was ever kept about it
  std::map<std::string, Words> known_to;  // by soum
  Words gave;                             // soums that handed it on
};

/// Whoever asks is signed in with her name as token.
inline HttpAnswer asked(Api& api, std::string const& user, std::string_view method,
                        std::string_view path, std::string query, std::string body) {
  HttpRequest request;
  request.method = method;
  request.path = path;
  request.query = std::move(query);
  request.authorization = "Bearer " + user + "-token";
  request.body = std::move(body);
  HttpAnswer answer;
  api.answer(request, [&](HttpAnswer given) { answer = std::move(given); });
  return answer;
}

/// Whether somebody works there: an officer in the soum, a head in its aimag.
inline bool is_of(app::Account const& account, std::string const& soum) {
  return std::ranges::any_of(account.areas, [&](std::string const& area) {
    return account.role == app::Role::officer ? area == soum : area == soum.substr(0, 3);
  });
}

/// Who published what was imported of soums.
struct PublishedModel {
  std::map<std::string, Words> by_soum;

  /// A head sees hers, this role all of them.
  Words seen_by(app::Account const& account, app::Role all) const {
    Words seen;
    for (auto const& [soum, said] : by_soum) {
      bool const hers = account.role == app::Role::head && is_of(account, soum);
      if (hers || account.role == all) seen.insert(said.begin(), said.end());
    }
    return seen;
  }
};

/// Who may read what a department learned.
struct LessonModel {
  std::map<std::string, Words> said;  // titles of meetings, by department

  /// The order that notes a meeting with this title, under a key of its own.
  static std::string order(std::string const& department, std::string const& title,
                           std::string const& key) {
    return R"({"what":"meeting","key":")" + key + R"(","area":")" + department + R"(","title":")" +
           title + R"(","days":["2026-09-13"]})";
  }

  /// Heads and officers of the department read it, and whoever has the role `all`.
  Words seen_by(app::Account const& account, std::optional<app::Role> all = {}) const {
    Words seen;
    bool const works = account.role == app::Role::head || account.role == app::Role::officer;
    for (auto const& [department, titles] : said) {
      bool const here = std::ranges::any_of(
          account.areas, [&](std::string const& area) { return area.substr(0, 3) == department; });
      if ((works && here) || account.role == all) seen.insert(titles.begin(), titles.end());
    }
    return seen;
  }
};

/// Of what officers typed beside questions; elsewhere an empty order is refused.
inline std::string body_for(std::string_view path) {
  if (path == "/api/head/families/find") return R"({"text":""})";
  if (path != "/api/head/findings/notes") return "{}";
  return R"({"area":"","from":"","to":"","text":"","coded":true,"limit":200,"skip":0,)"
         R"("questions":true})";
}

inline Words words_in(std::string const& bytes, Words const& words) {
  Words found;
  for (auto const& word : words)
    if (bytes.find(word) != std::string::npos) found.insert(word);
  return found;
}

/// The order that gives a page of the desk a name.
inline std::string view_order(std::string const& name, std::string const& id) {
  return R"({"what":"keep","address":"#/desk","name":")" + name + R"(","view":")" + id + "\"}";
}

inline bool within(Words const& some, Words const& all) { return std::ranges::includes(all, some); }

}  // namespace otor::server

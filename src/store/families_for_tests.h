// SPDX-License-Identifier: Apache-2.0
#pragma once
// Made-up families of whom every word is a token that stands nowhere else, so that a scan of bytes
// tells whose words lie where.

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include "app/overview.h"
#include "app/pull.h"
#include "store/test_store.h"

namespace otor::store {

/// Every byte of a file, or of every file under a folder.
inline std::string bytes_under(std::string const& path) {
  namespace files = std::filesystem;
  auto const read = [](files::path const& file) {
    std::ifstream stream(file, std::ios::binary);
    return std::string(std::istreambuf_iterator<char>(stream), {});
  };
  if (!files::is_directory(path)) return read(path);
  std::string all;
  for (auto const& entry : files::recursive_directory_iterator(path))
    if (entry.is_regular_file()) all += read(entry.path());
  return all;
}

class Families {
 public:
  explicit Families(std::string const& folder) : home(folder) {}

  TestHome home;
  app::Account officer = test_officer("tes", {"18301"});
  app::LineWriter writer{test_uuid(1), "tes", "families"};

  static event::Uuid household(int number) {
    return test_uuid(1'000 + static_cast<std::uint64_t>(number));
  }
  static event::Uuid person(int number) {
    return test_uuid(2'000 + static_cast<std::uint64_t>(number));
  }
  /// What stands in every word of a household's, or a person's.
  static std::string token_of(char const* what, int number) {
    return "Жж" + std::string(what) + std::to_string(number) + "qx";
  }

  /// A household with two people and a visit to it. `number` and `number + 1` are the people's.
  void meet(int number) {
    std::vector<std::string> lines;
    std::string const visit = ids("visit", 3'000 + number);
    int words = 0;
    auto const word = [&](char const* what, int of) {
      return "\"" + token_of(what, of) + std::to_string(++words) + "\"";
    };
    auto const of_home = [&](char const* kind, std::string const& body) {
      lines.push_back(line(kind, household(number), body));
    };
    auto const house = [&] { return word("house", number); };
    of_home("household_met", "{}");
    of_home("household_changed", R"({"head":)" + house() + R"(,"phone":)" + house() +
                                     R"(,"place":)" + house() + R"(,"note":)" + house() +
                                     R"(,"bagh":)" + house() + "}");
    of_home("camp_changed", "{" + ids("camp", 4'000 + number) + R"(,"place":)" + house() + "}");
    for (int const who : {number, number + 1}) {
      auto const told = [&] { return word("person", who); };
      lines.push_back(line("person_met", person(who),
                           "{\"household\":\"" + text_of(household(number)) + "\"}"));
      lines.push_back(line("person_changed", person(who),
                           R"({"sex":"female","name":)" + told() + R"(,"father":)" + told() +
                               R"(,"insured_as":)" + told() + R"(,"number_mark":)" + told() + "}"));
      lines.push_back(line("document_noted", person(who),
                           R"({"item":"labour_book","state":"found","note":)" + told() + "}"));
    }
    of_home("visit_started", "{" + visit + R"(,"way":"home","language":)" + house() + "}");
    of_home("team_member_came",
            "{" + visit + R"(,"role":"trainer","organisation":"bank","name":)" + house() + "}");
    auto const her = ids("person", 2'000 + number);
    auto const hers = [&] { return word("person", number); };
    of_home("calculation_shown", "{" + visit + "," + her + R"(,"request":{"word":)" + hers() +
                                     R"(},"pack":)" + hers() +
                                     R"(,"opens":"2046-03","pension":769123})");
    of_home("question_asked",
            "{" + visit + "," + her + R"(,"code":"Q9","state":"promised","text":)" + hers() + "}");
    of_home("finding_noted", "{" + visit + R"(,"code":"D5","note":)" + house() + "}");
    of_home("promise_made", "{" + visit + "," + ids("promise", 5'000 + number) +
                                R"(,"by":"2026-12-07","what":)" + house() + "}");
    of_home("referral_made", "{" + visit + "," + her + "," + ids("referral", 6'000 + number) +
                                 R"(,"to":"bank","why":)" + hers() + "}");
    of_home("handbook_given", "{" + visit + R"(,"count":2,"edition":)" + house() + "}");
    of_home("horse_lent", R"({"to":)" + house() + "}");  // of a newer program
    of_home("visit_closed", "{" + visit + R"(,"stage":"considering","note":)" + house() + "}");
    send(lines);
    // Set aside: what is no body of its kind, whole.
    send({line("handbook_given", household(number), R"({"count":)" + house() + "}")});
  }

  std::string line(std::string_view kind, event::Uuid subject, std::string const& body) {
    return writer.write(kind, "18301", subject, body, home.clock.now).line;
  }
  std::string send(std::vector<std::string> const& lines) {
    auto answer = app::push(officer, push_text(writer.device(), lines), home.home, home.log,
                            home.devices, home.clock);
    return answer ? *answer : answer.error().detail;
  }
  std::string pulled(std::int64_t after = 0) {
    auto const page = app::pull(officer, {after, 5'000}, home.home, home.log, home.devices);
    return page ? page->text : page.error().detail;
  }
  std::int64_t cursor() {
    return app::pull(officer, {0, 5'000}, home.home, home.log, home.devices)->next;
  }
  /// Every figure that is told to anybody, and no name.
  std::string counts() {
    auto const areas = *home.accounts.areas();
    std::string all;
    for (auto const& [role, area] :
         {std::pair(app::Role::head, "183"), std::pair(app::Role::programme, "")}) {
      app::Account const account{"x", "x", role, {area}, true};
      auto const text = *app::overview(account, {}, areas, {officer}, home.model);
      all += text.substr(0, text.find("\"visits\":["));
    }
    return all;
  }
  std::string overview() {
    app::Account const head{"x", "x", app::Role::head, {"183"}, true};
    return *app::overview(head, {}, *home.accounts.areas(), {}, home.model);
  }

 private:
  static std::string ids(char const* key, int number) {
    return "\"" + std::string(key) + "\":\"" +
           text_of(test_uuid(static_cast<std::uint64_t>(number))) + "\"";
  }
};

inline std::size_t times(std::string const& word, std::string const& text) {
  std::size_t count = 0;
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++count;
  return count;
}

}  // namespace otor::store

// SPDX-License-Identifier: Apache-2.0
// What nothing can beat when a store is asked: the same rows by one bare query each, a bare durable
// commit of as many rows as a visit has, every line read once, the file copied. It changes nothing
// in the store; what it writes lies beside it and goes away. million_limit FOLDER
#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <filesystem>
#include <vector>

#include "store/store.h"

namespace {

using namespace otor::store;
namespace files = std::filesystem;

double ms_of(auto work) {
  auto const begun = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begun)
      .count();
}

void told(char const* what, std::vector<double> took) {
  std::ranges::sort(took);
  auto const part = [&](double share) {
    auto const at = std::ceil(static_cast<double>(took.size()) * share) - 1;
    return took[static_cast<std::size_t>(std::max(0.0, at))];
  };
  std::printf("%10.3f ms %10.3f ms  %s, %zu times\n", part(0.5), part(0.99), what, took.size());
}

/// How often, each time with another number.
std::vector<double> times(int count, auto work) {
  std::vector<double> took;
  for (int at = 0; at < count; ++at) took.push_back(ms_of([&] { work(at); }));
  return took;
}

/// Runs to the end and looks at every column, so that every page that holds one is read.
std::size_t all_of(Statement& rows, int columns) {
  std::size_t bytes = 0;
  while (rows.step()) {
    for (int column = 0; column < columns; ++column) bytes += rows.view(column).size();
  }
  rows.reset();
  return bytes;
}

std::vector<std::string> words(Database& database, std::string_view sql) {
  auto rows = database.prepare(sql);
  std::vector<std::string> found;
  rows.query();
  while (rows.step()) found.push_back(rows.text(0));
  return found;
}

std::int64_t number(Database& database, std::string_view sql) {
  auto rows = database.prepare(sql);
  rows.query().step();
  return rows.integer(0);
}

class Asked {
 public:
  explicit Asked(std::string const& folder)
      : folder_(folder), database_(Database::open(store_file(folder), Access::read_only)),
        areas_(words(database_, "SELECT code FROM area ORDER BY code")),
        devices_(words(database_, "SELECT DISTINCT device FROM event")),
        last_(number(database_, "SELECT max(position) FROM feed")) {}

  void phones() {
    pull("the rows of a page, the first", 0);
    pull("the rows of a page from the middle", last_ / 2);
    pull("the rows among the last 5,000", last_ - 5'000);
    auto& head =
        database_.cached("SELECT seq, hash FROM event WHERE device = ?1 ORDER BY seq DESC LIMIT 1");
    told("hello: the newest row of a device", times(294, [&](int at) {
           all_of(head.query(devices_[static_cast<std::size_t>(at) % devices_.size()]), 2);
         }));
  }

  void heads() {
    database_.run(
        "CREATE TEMP TABLE bare AS SELECT a.aimag, t.event, t.household, t.visit, t.kind, "
        "t.officer, t.at, t.moment, t.word, t.person, t.number FROM act t JOIN area a ON a.code = "
        "t.area WHERE t.visit <> ''; CREATE INDEX temp.bare_aimag ON bare(aimag)");
    auto& acts = database_.cached("SELECT * FROM temp.bare WHERE aimag = ?1");
    for (char const* aimag : {"183", "184", "185"}) {
      auto const took = times(20, [&](int) { all_of(acts.query(aimag), 11); });
      told(("overview: the rows of " + std::string(aimag) + ", side by side").c_str(), took);
    }
    auto const households =
        words(database_, "SELECT household FROM membership GROUP BY household LIMIT 98");
    auto& about = database_.cached(
        "SELECT e.line, e.sealed FROM subject_event s JOIN event e ON e.n = s.event WHERE "
        "s.subject = ?1");
    told("seen: the events of a household", times(98, [&](int at) {
           all_of(about.query(households[static_cast<std::size_t>(at) % households.size()]), 2);
         }));
    auto& rows = database_.cached("SELECT * FROM audit");
    told("seen: every row of the audit, read once",
         times(5, [&](int) { all_of(rows.query(), 14); }));
  }

  void soum() {
    auto& lines = database_.cached(
        "SELECT e.line, e.sealed FROM feed f JOIN event e ON e.n = f.event WHERE f.area = ?1 "
        "ORDER BY f.position");
    auto const largest =
        words(database_, "SELECT area FROM feed GROUP BY area ORDER BY count(*) DESC LIMIT 10");
    told("the rows of a soum, the ten largest", times(10, [&](int at) {
           all_of(lines.query(largest[static_cast<std::size_t>(at) % largest.size()]), 2);
         }));
  }

  void commit() {
    auto const path = folder_ + "/bare";
    {
      auto bare = Database::open(path, Access::read_write);
      bare.run("CREATE TABLE bare(n INTEGER PRIMARY KEY, line TEXT NOT NULL) STRICT");
      auto& insert = bare.cached("INSERT INTO bare(line) VALUES(?1)");
      std::string const line(450, 'x');
      told("push: nine bare rows in one durable commit", times(294, [&](int) {
             bare.run("BEGIN IMMEDIATE");
             for (int row = 0; row < 9; ++row) insert.run(line);
             bare.run("COMMIT");
           }));
    }
    for (auto const* tail : {"", "-wal", "-shm"}) files::remove(path + tail);
  }

  void whole() {
    auto& every = database_.cached("SELECT line, sealed FROM event");
    std::printf("%10.2f s  every event read once\n",
                ms_of([&] { all_of(every.query(), 2); }) / 1000);
    auto const copy = folder_ + "/copied";
    auto const took = ms_of([&] {
      files::copy_file(store_file(folder_), copy);
      int const file = ::open(copy.c_str(), O_RDONLY);
      ::fsync(file);
      ::close(file);
    });
    std::printf("%10.2f s  the file copied, and on disk\n", took / 1000);
    files::remove(copy);
  }

 private:
  void pull(char const* what, std::int64_t after) {
    auto& rows = database_.cached(
        "SELECT e.line, e.sealed FROM feed f JOIN event e ON e.n = f.event WHERE f.area = ?1 AND "
        "f.position > ?2 ORDER BY f.position LIMIT 1000");
    told(what, times(196, [&](int at) {
           all_of(rows.query(areas_[static_cast<std::size_t>(at) % areas_.size()], after), 2);
         }));
  }

  std::string folder_;
  Database database_;
  std::vector<std::string> areas_, devices_;
  std::int64_t last_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 1;
  Asked asked(arguments[1]);
  asked.phones();
  asked.heads();
  asked.soum();
  asked.commit();
  asked.whole();
}

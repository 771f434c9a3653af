// SPDX-License-Identifier: Apache-2.0
#pragma once
// Sees everything and believes nobody: what was said to be saved, what each phone was told, what
// the server holds. It throws Broken at the first promise that does not hold.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "simulator/naive_feed.h"
#include "simulator/naive_merge.h"
#include "simulator/phone.h"
#include "simulator/schedule.h"
#include "simulator/sim_server.h"

namespace otor::simulator {

struct Broken {
  std::string what;
};

/// What the observer knows of one phone.
struct PhoneRecord {
  std::set<std::string> saved;  // ids that its screen said are saved, and that the platform left it
  std::map<std::string, std::set<std::string>> given;  // safe receipts that reached it, by store
  std::map<std::string, std::set<std::string>> came;   // ids that came in a soum's file, by store
  std::int64_t met = -1;         // when the last hello that was answered was sent
  std::set<std::string> erased;  // ids that it was told are
};

class Observer {
 public:
  Observer(WorldClock const& clock, std::vector<std::string> areas)
      : clock_(clock), areas_(std::move(areas)) {}

  std::vector<PhoneRecord> phones;
  std::set<std::string> poisoned;  // ids that no push survives

  /// A word that stands in every event of an area and nowhere else.
  std::string word(std::string const& area) {
    return "tok-" + area + "-" + std::to_string(++words_);
  }

  void saved(std::size_t phone, MadeLine const& made);
  /// The platform took the phone's storage, or the database of one device.
  void evicted(std::size_t phone, Phone const& left);

  /// The server answered; nothing of it has reached anybody yet.
  void answered(SimServer& server, Request const& request, Answer const& answer,
                std::vector<std::string> const& areas);
  void restarted(SimServer& server);
  void restored(SimServer& server);
  /// Somebody was erased; with what the server tells of those whose answer was lost.
  void erased(SimServer& server, std::vector<event::Uuid> const& subjects);
  /// Something entered the feed that no receipt tells of.
  void fed_besides(SimServer& server);
  // observer_files.cpp
  /// Ids of a phone's file that the server has anywhere.
  static std::set<std::string> there_of(SimServer& server, std::string const& file);
  /// `before`: those it had before it refused the file.
  static void file_refused(SimServer& server, std::string const& file,
                           std::set<std::string> const& before);
  /// A phone's file was taken, and `block` is what goes back of it.
  void file_taken(SimServer& server, std::string const& file, app::PhoneFileTaken const& taken,
                  std::string const& block);
  /// A file of receipts reached the phone.
  void receipts_reached(std::size_t phone, Phone const& of, std::string_view file);
  /// A file of its soums reached the phone; and the phone took of it what it takes.
  void news_reached(std::size_t phone, Phone const& of, NewsFile const& file);
  static void news_taken(Phone const& phone, std::int64_t before);
  /// An answer reached the phone; and the phone has done all that follows from it.
  void reached(std::size_t phone, Request const& request, Answer const& answer);
  void met(std::size_t phone, Request const& request, Answer const& answer, std::int64_t sent);

  /// After everything a phone did.
  void check(std::size_t phone, Phone& of);
  /// When all is quiet.
  void check_end(std::vector<std::unique_ptr<Phone>>& phones, SimServer& server,
                 std::vector<std::vector<std::string>> const& areas);

 private:
  struct Made {
    std::string line, device, area;
    std::int64_t seq = 0;
  };
  /// The server said so of these lines; `store` is in its own name.
  void acknowledged(SimServer& server, std::vector<wire::json::value> const& lines,
                    std::vector<wire::json::value> const& receipts);
  void check_chains(std::vector<HeldEvent> const& held, std::vector<std::string> const& aside);
  // observer_links.cpp
  static void check_told(SimServer& server, std::vector<wire::json::value> const& lines,
                         std::vector<wire::json::value> const& receipts);
  static void check_sound(SimServer& server);
  void check_kept(std::vector<std::unique_ptr<Phone>> const& phones,
                  std::vector<HeldEvent> const& held, std::set<std::string> const& aside);
  void check_cards(std::vector<HeldEvent> const& held, Core& reader);
  void check_lost(std::size_t at, Phone& phone);
  void check_phone(std::size_t at, Phone& phone, std::vector<HeldEvent> const& held,
                   NaiveFeed const& rule, std::vector<std::string> const& areas);
  /// Ids of what is told to be erased in the parts of a soum's file.
  void note_erased(std::size_t phone, std::string_view bytes, std::size_t begin);
  void check_erased(SimServer& server);
  void check_erased(std::size_t phone, Phone& of, std::set<std::string> const& told);

  // observer_files.cpp
  void note_told_key(Request const& request, Answer const& answer);
  bool is_proved(wire::json::value const& row, std::string const& line) const;

  // observer_moves.cpp
  void note_said(wire::json::value const& line);
  void note_pushed(Request const& request);
  static void note_came_back(PhoneRecord& record, Phone const& phone);
  void check_words(Request const& request, std::string const& opened,
                   std::vector<std::string> const& areas);
  bool came_with_a_move(std::string const& word, std::vector<std::string> const& areas) const;
  void check_feed(std::vector<HeldEvent> const& held, NaiveFeed const& rule);
  void check_pages(std::size_t at, Phone const& phone, std::set<std::string> const& told);
  void check_tasks(std::vector<HeldEvent> const& held, NaiveFeed const& rule, Core& reader,
                   std::set<std::string> const& told, std::vector<std::string> const& areas);
  bool is_erased(std::string const& line) const;
  /// A word of somebody who is erased; "" where none stands in the text.
  std::string erased_word_in(std::string_view text) const;

  WorldClock const& clock_;
  std::vector<std::string> areas_;
  std::map<std::string, Made> made_;
  std::map<std::pair<std::string, std::int64_t>, std::pair<std::string, std::int64_t>>
      places_;                          // (device, seq): id, when first acknowledged
  std::set<std::string> acked_;         // safe receipts of the present store
  std::set<event::Uuid> erased_;        // households and persons
  std::set<std::string> erased_words_;  // that were said about them and about nobody else
  std::map<std::string, std::set<std::string>> said_of_;  // by word: households
  std::map<std::string, std::string> lives_in_;           // by person: household
  std::map<std::string, Soums> moved_to_;                 // by household, as officers said
  std::map<std::string, std::string> keys_;               // by device: the point it told first
  std::set<std::string> handed_out_;                      // blocks of receipts, whole
  std::int64_t last_position_ = 0;
  std::int64_t words_ = 0;
};

/// For log_load, as JSON.
std::string entry_of(HeldEvent const& held);

/// Every word of an officer's in a text; the one that many say, "tok-18301-same", as "tok-18301-".
std::vector<std::string> words_in(std::string_view text);

/// A core that holds these events as anybody else's, and everything it shows, as one text.
std::unique_ptr<Core> reader_of(std::vector<std::string> const& entries,
                                std::vector<std::string> const& areas);

}  // namespace otor::simulator

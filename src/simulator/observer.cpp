// SPDX-License-Identifier: Apache-2.0
#include "simulator/observer.h"

#include <algorithm>

#include "simulator/told.h"
#include "wire/parted_line.h"

namespace otor::simulator {

namespace json = wire::json;

namespace {

[[noreturn]] void broken(std::string what) { throw Broken{std::move(what)}; }

/// The receipts of a push's answer; none where it is something else.
std::vector<std::pair<std::string, json::value>> receipts_in(Request const& request,
                                                             Answer const& answer) {
  std::vector<std::pair<std::string, json::value>> found;
  if (request.path != "/api/sync/push" || answer.status != 200) return found;
  auto const told = wire::parse_strict(answer.body, {}, std::size_t{64} << 20);
  if (!told) return found;
  for (auto const& receipt : told->at("receipts").as_array()) {
    found.emplace_back(text(*told, "store"), receipt);
  }
  return found;
}

constexpr std::string_view word_begins = "tok-";

bool is_of_many(std::string_view word) { return word.ends_with('-'); }

void note_words(std::set<std::string>& into, std::string_view text) {
  for (auto& word : words_in(text))
    if (!is_of_many(word)) into.insert(std::move(word));
}

/// The whole form, "tok-18301-": its first four letters stand among sealed bytes by chance, once in
/// some thousand worlds.
bool begins_word(std::string_view text) {
  constexpr std::string_view form = "tok-00000-";
  return std::ranges::equal(form, text.substr(0, form.size()), [](char wanted, char found) {
    return wanted == '0' ? found >= '0' && found <= '9' : found == wanted;
  });
}

bool has_plain_word(std::string_view bytes) {
  for (auto at = bytes.find(word_begins); at != bytes.npos; at = bytes.find(word_begins, at + 1)) {
    if (begins_word(bytes.substr(at))) return true;
  }
  return false;
}

bool has_plain_words(FaultDisk::Image const& image) {
  return std::ranges::any_of(image, [](auto const& file) { return has_plain_word(file.second); });
}

}  // namespace

std::string entry_of(HeldEvent const& held) {
  auto out = "{\"line\":" + quoted(held.line) + ",\"position\":" + std::to_string(held.position) +
             ",\"received\":" + std::to_string(held.received) +
             ",\"skew\":" + std::to_string(held.skew);
  if (held.registered) out += ",\"registered\":" + std::to_string(*held.registered);
  return out + "}";
}

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> found;
  for (auto at = text.find(word_begins); at != text.npos; at = text.find(word_begins, at + 1)) {
    auto const end = text.find_first_not_of("0123456789", at + word_begins.size() + 6);
    found.emplace_back(text.substr(at, end == text.npos ? end : end - at));
  }
  return found;
}

void Observer::saved(std::size_t phone, MadeLine const& made) {
  auto const line = *wire::parse_strict(made.line);
  Made entry{made.line, text(line, "device"), text(line, "area"), line.at("seq").as_int64()};
  auto const place = places_.find({entry.device, entry.seq});
  if (place != places_.end() && place->second.second < phones[phone].met) {
    broken("phone " + std::to_string(phone) + " continued a chain that had gone on elsewhere");
  }
  made_.emplace(made.id, entry);
  if (is_erased(made.line)) note_words(erased_words_, made.line);
  note_said(line);
  phones[phone].saved.insert(made.id);
}

void Observer::evicted(std::size_t phone, Phone const& left) {
  std::set<std::string> ids;
  for (auto const& [device, kept] : left.store.content().devices) {
    for (auto const& [seq, row] : kept.log) ids.insert(row.id);
  }
  std::erase_if(phones[phone].saved, [&](std::string const& id) { return !ids.contains(id); });
  phones[phone].met = -1;  // what it learnt is gone too
}

void Observer::answered(SimServer& server, Request const& request, Answer const& answer,
                        std::vector<std::string> const& areas) {
  note_pushed(request);
  note_told_key(request, answer);
  auto const opened = request.path == "/api/sync/snapshot" && answer.status / 100 == 2
                          ? server.file_opened(request.query.substr(5, 5))
                          : answer.body;
  check_words(request, opened, areas);
  if (auto const word = erased_word_in(opened); !word.empty())
    broken("an answer to " + request.path + " held of somebody erased: " + word);
  auto const device = device_in(request.query);
  if (device && server.is_lost(*device) && opened.find("\"position\"") != std::string::npos)
    broken("a phone given up as lost was given something");
  auto const receipts = receipts_in(request, answer);
  if (receipts.empty()) return;
  std::vector<json::value> told;
  for (auto const& [store, receipt] : receipts) told.push_back(receipt);
  auto const body = *wire::parse_strict(request.body, {}, std::size_t{64} << 20);
  auto const& lines = body.at("events").as_array();
  acknowledged(server, {lines.begin(), lines.end()}, told);
}

void Observer::acknowledged(SimServer& server, std::vector<json::value> const& lines,
                            std::vector<json::value> const& receipts) {
  check_told(server, lines, receipts);
  for (auto const& receipt : receipts) {
    auto const status = text(receipt, "status");
    if (!is_safe(status)) continue;
    auto const id = text(receipt, "id");
    auto const place = server.place_of(id);
    if (place == SimServer::Place::nowhere) broken("acknowledged and not there: " + id);
    if (status == "quarantined" && !receipt.as_object().contains("problem"))
      broken("kept apart without a reason: " + id);
    acked_.insert(id);
    auto const made = made_.find(id);
    if (made != made_.end() && place == SimServer::Place::log) {
      places_.try_emplace({made->second.device, made->second.seq}, id, clock_.now);
    }
    if (status != "stored") continue;
    auto const position = receipt.at("position").as_int64();
    // What is fed to a second soum, with a move or behind one, takes positions of its own.
    bool const next = position == last_position_ + 1 || !moved_to_.empty();
    if (!next || position <= last_position_) broken("positions are not one after the other");
    last_position_ = position;
  }
}

void Observer::restarted(SimServer& server) {
  if (!server.up() || server.disk.failed()) return;
  auto const held = server.held();
  auto const aside = server.set_aside();
  std::set<std::string> ids;
  for (auto const& event : held) ids.insert(event.id);
  for (auto const& id : acked_) {
    if (!ids.contains(id) && !aside.contains(id)) broken("acknowledged and lost: " + id);
  }
  if (!server.positions_are_whole()) broken("the positions have a gap");
  erased(server, {});
  check_erased(server);
}

void Observer::erased(SimServer& server, std::vector<event::Uuid> const& subjects) {
  erased_.insert(subjects.begin(), subjects.end());
  if (!server.up()) return;
  for (auto const subject : server.erased()) erased_.insert(subject);
  for (auto const& [id, made] : made_) {
    if (is_erased(made.line)) note_words(erased_words_, made.line);
  }
  fed_besides(server);
}

void Observer::fed_besides(SimServer& server) {
  if (!server.up()) return;
  auto const held = server.held();
  last_position_ = held.empty() ? 0 : held.back().position;
}

bool Observer::is_erased(std::string const& line) const {
  auto const owner = wire::owner_of(line);
  return owner && erased_.contains(*owner);
}

std::string Observer::erased_word_in(std::string_view text) const {
  if (erased_words_.empty()) return {};
  for (auto const& word : words_in(text)) {
    if (erased_words_.contains(word)) return word;
  }
  return {};
}

// Nothing about anybody stands in the files as it was said, and of whoever is erased the server
// opens nothing.
void Observer::check_erased(SimServer& server) {
  if (has_plain_words(server.backup()))
    broken("a word of an officer lies plain on the server's disk");
  auto lines = server.set_aside_lines();
  for (auto const& event : server.held()) {
    lines.push_back(event.line);
    if (event.erased && !is_erased(event.line))
      broken("erased, and nobody asked for it: " + event.id);
  }
  for (auto const& line : lines) {
    if (auto const word = erased_word_in(line); !word.empty())
      broken("the server opens what is erased: " + word);
  }
}

void Observer::restored(SimServer& server) {
  acked_.clear();
  places_.clear();
  restarted(server);
}

void Observer::reached(std::size_t phone, Request const& request, Answer const& answer) {
  if (request.path == "/api/sync/pull" && answer.status == 200) {
    auto const told = wire::parse_strict(answer.body, {}, std::size_t{64} << 20);
    if (!told) return;
    for (auto const& event : told->at("events").as_array()) {
      if (event.as_object().contains("erased")) phones[phone].erased.insert(text(event, "id"));
    }
  }
  if (request.path == "/api/sync/snapshot" && answer.status / 100 == 2) {
    auto const begin = answer.status == 206 ? 0 : head_size(answer.body);
    bool const head_came = begin > 0 || answer.status == 206;
    if (head_came) note_erased(phone, answer.body, begin);
  }
  for (auto const& [store, receipt] : receipts_in(request, answer)) {
    if (is_safe(text(receipt, "status"))) phones[phone].given[store].insert(text(receipt, "id"));
  }
}

void Observer::note_erased(std::size_t phone, std::string_view bytes, std::size_t begin) {
  for (auto const& part : parts_in(bytes, begin)) {
    auto const told = wire::parse_strict(part.plain.value_or("[]"), {}, std::size_t{64} << 20);
    for (auto const& entry : told->as_array())
      if (entry.as_object().contains("erased"))
        phones[phone].erased.insert(text(*wire::parse_strict(text(entry, "line")), "id"));
  }
}

void Observer::met(std::size_t phone, Request const& request, Answer const& answer,
                   std::int64_t sent) {
  if (request.path != "/api/sync/hello" || answer.status != 200) return;
  // A phone given up as lost keeps its id, whatever became of its log: a new one would be served.
  bool const lost = answer.body.find("\"revoked\":true") != std::string::npos;
  phones[phone].met = lost ? -1 : sent;
}

void Observer::note_came_back(PhoneRecord& record, Phone const& phone) {
  for (auto const& [device, kept] : phone.store.content().devices) {
    for (auto const& page : kept.pages) {
      if (page.area.empty()) continue;
      for (auto const& entry : page.entries)
        record.came[page.store].insert(text(*wire::parse_strict(entry.line), "id"));
    }
  }
}

void Observer::check(std::size_t phone, Phone& of) {
  auto& record = phones[phone];
  std::set<std::string> kept;
  std::set<std::string> proved;  // with a receipt of the store that its device talks to
  note_came_back(record, of);
  for (auto const& [device, content] : of.store.content().devices) {
    for (auto const& [seq, row] : content.log) {
      kept.insert(row.id);
      if (record.given[content.store].contains(row.id)) proved.insert(row.id);
    }
  }
  for (auto const& id : record.saved) {
    if (!kept.contains(id)) broken("saved and no longer there: " + id);
  }
  if (!of.store.content().account) return;
  std::set<std::string> waiting;
  for (auto const* row : of.unsafe()) waiting.insert(row->id);
  for (auto const& id : record.saved) {
    if (!waiting.contains(id) && !proved.contains(id) && !record.erased.contains(id)) {
      broken("no longer waiting, though no receipt came: " + id);
    }
  }
  if (!of.is_open() || of.syncing()) return;
  // What comes in a soum's file is home, though its receipt was lost: the core says so, and the log
  // asks once more. A page of a pull has no own line in it.
  auto told = of.core_outbox();
  for (auto const& [device, content] : of.store.content().devices)
    told.insert(record.came[content.store].begin(), record.came[content.store].end());
  for (auto const& id : waiting) {
    if (!told.contains(id)) broken("the core does not count what waits: " + id);
  }
}

// ---- at the end ----

std::unique_ptr<Core> reader_of(std::vector<std::string> const& entries,
                                std::vector<std::string> const& areas) {
  auto core = std::make_unique<Core>(Planted::none);
  core->call("log_open", R"({"device":"00000000-0000-7000-8000-0000000000ff","user":"reader",)"
                         R"("name":"Reader","role":"officer","made_up":true,"areas":)" +
                             list_of(areas) + "}");
  std::string text = "{\"entries\":[";
  for (auto const& entry : entries) text += (text.back() == '[' ? "" : ",") + entry;
  core->call("log_load", text + "]}");
  return core;
}

namespace {

using Places = std::map<std::int64_t, std::set<std::string>>;

/// Whether one line stands at each place and names the one before it, where that is here.
bool follow(Places const& places) {
  std::string before;
  std::int64_t seq_before = 0;
  for (auto const& [seq, lines] : places) {
    auto const& line = *lines.begin();
    auto const prev = text(*wire::parse_strict(line), "prev");
    if (lines.size() > 1 || (seq == seq_before + 1 && prev != before)) return false;
    before = event::hash_of(line);
    seq_before = seq;
  }
  return true;
}

}  // namespace

void Observer::check_kept(std::vector<std::unique_ptr<Phone>> const& of,
                          std::vector<HeldEvent> const& held, std::set<std::string> const& aside) {
  std::map<std::string, std::string> lines;
  std::set<std::string> emptied;
  for (auto const& event : held) {
    lines.emplace(event.id, event.line);
    if (event.erased) emptied.insert(event.id);
  }
  for (std::size_t at = 0; at < of.size(); ++at) {
    for (auto const& id : phones[at].saved) {
      auto const found = lines.find(id);
      if (found != lines.end()) {
        bool const same = found->second == made_.at(id).line || emptied.contains(id);
        if (!same && !aside.contains(id)) broken("changed: " + id);
      } else if (!aside.contains(id) && !poisoned.contains(id) && !phones[at].erased.contains(id)) {
        broken("all is quiet, and not at the server: " + id);
      }
    }
    for (auto const* row : of[at]->unsafe()) {
      if (!poisoned.contains(row->id)) broken("all is quiet, and still waiting: " + row->id);
    }
  }
}

// Two different events of one place, a place without an event, and a line that does not follow must
// be told, and nothing else.
void Observer::check_chains(std::vector<HeldEvent> const& held,
                            std::vector<std::string> const& aside) {
  std::vector<std::string> lines = aside;
  for (auto const& event : held) lines.push_back(event.line);
  std::map<std::string, Places> places;
  for (auto const& line : lines) {
    auto const event = *wire::parse_strict(line);
    places[text(event, "device")][event.at("seq").as_int64()].insert(line);
  }
  Core core(Planted::none);
  core.call("log_open", R"({"device":"00000000-0000-7000-8000-0000000000ff","user":"r","name":"r",)"
                        R"("role":"officer","areas":[]})");
  auto const told = core.call("chains", "{\"lines\":" + list_of(lines) + "}");
  for (auto const& chain : told.at("devices").as_array()) {
    auto const& of = places.at(text(chain, "device"));
    auto const last = of.rbegin()->first;
    bool const amiss = last != static_cast<std::int64_t>(of.size()) || !follow(of);
    if (amiss == chain.at("whole").as_bool()) broken("a chain is not told as it is");
  }
}

void Observer::check_cards(std::vector<HeldEvent> const& held, Core& reader) {
  for (auto const& [place, wanted] : naive_cards(held)) {
    auto const& [subject, field] = place;
    if (wanted.heads.empty()) broken("each value is replaced by another: " + subject + " " + field);
    auto card = wire::parse_strict(reader.text("household", "{\"id\":\"" + subject + "\"}"));
    auto const* fields = &*card;
    if (card->as_object().contains("problem")) continue;  // a person: looked at with the household
    auto const told = field_told(fields->at("fields").at(field));
    if (!(told == wanted))
      broken("the card says otherwise than the rule: " + subject + " " + field);
    for (auto const& person : card->at("people").as_array()) {
      for (auto const& [name, value] : person.at("fields").as_object()) {
        if (value.is_null()) continue;
        auto const rule = naive_cards(held).at({text(person, "id"), std::string(name)});
        if (!(field_told(value) == rule)) broken("the person's card says otherwise than the rule");
      }
    }
  }
}

void Observer::check_end(std::vector<std::unique_ptr<Phone>>& of, SimServer& server,
                         std::vector<std::vector<std::string>> const& areas) {
  restarted(server);
  auto const held = server.held();
  auto const aside = server.set_aside();
  check_sound(server);
  check_kept(of, held, aside);
  check_chains(held, server.set_aside_lines());
  auto const rule = naive_feed(held);
  check_feed(held, rule);
  for (std::size_t at = 0; at < of.size(); ++at) {
    auto& phone = *of[at];
    if (server.is_lost(*event::parse_uuid(phone.devices().front()))) {
      check_lost(at, phone);
      continue;
    }
    check_phone(at, phone, held, rule, areas[at]);
  }
}

void Observer::check_phone(std::size_t at, Phone& phone, std::vector<HeldEvent> const& held,
                           NaiveFeed const& rule, std::vector<std::string> const& areas) {
  std::vector<HeldEvent> mine;
  std::set<std::string> ids, told;
  std::vector<std::string> truth;
  for (auto const& event : held) {
    if (std::ranges::find(areas, event.area) == areas.end()) continue;
    told.insert(event.id);
    if (event.erased || !ids.insert(event.id).second) continue;
    mine.push_back(event);
    truth.push_back(entry_of(event));
  }
  auto const wanted = reader_of(truth, areas);
  check_cards(mine, *wanted);
  check_tasks(held, rule, *wanted, told, areas);
  check_pages(at, phone, told);
  auto const expected = everything_shown(*wanted);
  std::set<std::string> waiting;
  for (auto const* row : phone.unsafe()) waiting.insert(row->id);
  // What no push gets through may have come home by a file. Until its receipt comes the phone
  // orders it by its own clock.
  std::vector<std::string> kept;
  for (auto const& event : mine)
    if (waiting.contains(event.id)) kept.push_back(entry_of(event));
  bool alone = kept.empty();  // nothing on it that others cannot have, or know more of
  for (auto const& entry : phone.entries()) {
    auto const id = text(*wire::parse_strict(text(*wire::parse_strict(entry), "line")), "id");
    bool const shared = ids.contains(id);
    if (shared && !waiting.contains(id)) kept.push_back(entry);
    alone = alone && shared;
  }
  if (everything_shown(*reader_of(kept, areas)) != expected)
    broken("phone " + std::to_string(at) + " does not show what the server holds for it");
  if (alone && phone.is_open() && phone.everything() != expected)
    broken("phone " + std::to_string(at) + " shows something else than it keeps");
  check_erased(at, phone, told);
}

// It is given nothing, so it is told of no erasure either; its own work stays on it.
void Observer::check_lost(std::size_t at, Phone& phone) {
  for (auto const& [device, kept] : phone.store.content().devices) {
    if (!kept.pages.empty())
      broken("phone " + std::to_string(at) + " was given up as lost and keeps what others wrote");
  }
}

// In reach is what a pull of the phone's soums tells. An own line that the server keeps apart or
// never took, or of a soum that its officer has lost, it is told nothing of.
void Observer::check_erased(std::size_t at, Phone& phone, std::set<std::string> const& told) {
  std::set<std::string> out_of_reach;
  auto const look = [&](std::string const& line) {
    auto const word = erased_word_in(line);
    if (word.empty() || out_of_reach.contains(word)) return;
    broken("phone " + std::to_string(at) + " keeps of somebody erased: " + word);
  };
  for (auto const& [device, kept] : phone.store.content().devices) {
    for (auto const& [seq, row] : kept.log) {
      auto const said = kept.receipts.find(seq);
      bool const in_record = said != kept.receipts.end() && is_safe(said->second.status) &&
                             said->second.status != "quarantined";
      if (!in_record || !told.contains(row.id)) note_words(out_of_reach, row.line);
    }
  }
  for (auto const& [device, kept] : phone.store.content().devices) {
    for (auto const& [seq, row] : kept.log) look(row.line);
    for (auto const& page : kept.pages)
      for (auto const& entry : page.entries) look(entry.line);
  }
  if (phone.is_open()) look(phone.everything());
}

}  // namespace otor::simulator

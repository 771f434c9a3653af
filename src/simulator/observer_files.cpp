// SPDX-License-Identifier: Apache-2.0
// Files that were carried: what the server takes of one, and what its receipts prove to a phone.
#include "simulator/observer.h"
#include "simulator/sim_keys.h"
#include "simulator/told.h"

namespace otor::simulator {

namespace json = wire::json;

namespace {

[[noreturn]] void broken(std::string what) { throw Broken{std::move(what)}; }

json::value parsed(std::string_view text) {
  auto value = wire::parse_strict(text, {}, std::size_t{64} << 20);
  return value ? std::move(*value) : json::value();
}

struct Row {
  json::value told;
  std::string line;
};

/// Those that are whole, by a second reading: the seal is the line behind what it is sealed for.
std::vector<Row> rows_in(std::string_view file) {
  std::vector<Row> rows;
  while (!file.empty()) {
    auto const text_of_row = file.substr(0, file.find('\n'));
    file.remove_prefix(std::min(file.size(), text_of_row.size() + 1));
    auto told = parsed(text_of_row);
    if (!told.is_object() || !told.as_object().contains("seq")) continue;
    auto const sealed = text(told, "sealed");
    rows.push_back({std::move(told), sealed.substr(sealed.find('{'))});
  }
  return rows;
}

}  // namespace

void Observer::note_told_key(Request const& request, Answer const& answer) {
  if (request.path != "/api/devices" || answer.status != 200) return;
  auto const asked = parsed(request.body);
  if (auto const point = text(asked, "sign"); !point.empty())
    keys_.emplace(text(asked, "device"), point);
}

bool Observer::is_proved(json::value const& row, std::string const& line) const {
  auto const event = parsed(line);
  auto const key = keys_.find(text(event, "device"));
  if (key == keys_.end()) return false;
  auto const part =
      app::signed_line(*event::parse_uuid(key->first), *number(event, "seq"), event::hash_of(line));
  return text(row, "sig") == signature_of(key->second, part);
}

std::set<std::string> Observer::there_of(SimServer& server, std::string const& file) {
  std::set<std::string> found;
  for (auto const& row : rows_in(file)) {
    auto const id = text(parsed(row.line), "id");
    if (server.place_of(id) != SimServer::Place::nowhere) found.insert(id);
  }
  return found;
}

void Observer::file_refused(SimServer& server, std::string const& file,
                            std::set<std::string> const& before) {
  if (there_of(server, file) != before) broken("a file was refused, and something of it was kept");
}

void Observer::file_taken(SimServer& server, std::string const& file,
                          app::PhoneFileTaken const& taken, std::string const& block) {
  std::vector<json::value> lines;
  std::set<std::string> unproved;
  for (auto const& row : rows_in(file)) {
    lines.push_back(parsed(row.line));
    note_said(lines.back());
    if (!is_proved(row.told, row.line)) unproved.insert(text(lines.back(), "id"));
  }
  if (!words_in(block).empty()) broken("a file of receipts holds what somebody said");
  auto const told = parsed(taken.receipts);
  std::vector<json::value> receipts;
  for (auto const& receipt : told.at("receipts").as_array()) {
    receipts.push_back(receipt);
    if (text(receipt, "status") == "stored" && unproved.contains(text(receipt, "id")))
      broken("a line of a file entered the record, and nothing shows whose it is");
  }
  if (receipts.size() != lines.size()) broken("a file's whole lines were not all judged");
  acknowledged(server, lines, receipts);
  handed_out_.insert(block);
}

// Of another's file it hears nothing, nor of one that is cut off.
void Observer::news_reached(std::size_t phone, Phone const& of, NewsFile const& file) {
  if (of.user != file.user || !file.whole) return;
  for (auto const& soum : file.soums) note_erased(phone, soum.bytes, head_size(soum.bytes));
}

// A phone that was given up has nothing of others any more.
void Observer::news_taken(Phone const& phone, std::int64_t before) {
  auto const now = phone.place_in_feed();
  if (now != 0 && now < before) broken("a file that is older than what was there set it back");
}

// What is torn or changed anywhere proves nothing at all; of the rest, each line that is named by
// its hash and whose author was known.
void Observer::receipts_reached(std::size_t phone, Phone const& of, std::string_view file) {
  std::vector<std::string> blocks;
  while (!file.empty()) {
    auto const end = file.find('\n', file.find('\n') + 1);
    blocks.emplace_back(file.substr(0, end == file.npos ? end : end + 1));
    if (!handed_out_.contains(blocks.back())) return;
    file.remove_prefix(blocks.back().size());
  }
  auto const own = of.devices();
  for (auto const& block : blocks) {
    auto const told = parsed(std::string_view(block).substr(block.find('\n') + 1));
    if (std::ranges::find(own, text(told, "device")) == own.end()) continue;
    for (auto const& receipt : told.at("receipts").as_array()) {
      auto const made = made_.find(text(receipt, "id"));
      bool const counts = made != made_.end() && is_safe(text(receipt, "status")) &&
                          problem_in(receipt) != "author_unproved" &&
                          text(receipt, "hash") == event::hash_of(made->second.line);
      if (counts) phones[phone].given[text(told, "store")].insert(made->first);
    }
  }
}

}  // namespace otor::simulator

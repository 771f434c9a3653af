// SPDX-License-Identifier: Apache-2.0
#include "app/phone_file.h"

#include "base/sha256.h"
#include "wire/json.h"

namespace otor::app {

namespace {

constexpr std::string_view form = "phone-export-1";

struct End {
  std::int64_t end = 0;
  std::string sha256;
};
BOOST_DESCRIBE_STRUCT(End, (), (end, sha256))

struct Cut {
  std::string_view line;
  std::size_t at = 0;  // where it begins
};

/// The next line that is not empty; nothing at the end.
std::optional<Cut> next_line(std::string_view text, std::size_t& at) {
  while (at < text.size() && text[at] == '\n') ++at;
  if (at >= text.size()) return std::nullopt;
  auto const end = std::min(text.find('\n', at), text.size());
  Cut const cut{text.substr(at, end - at), at};
  at = end;
  return cut;
}

std::string about_line(std::string_view device, std::int64_t seq) {
  return "otor-line-1|" + std::string(device) + "|" + std::to_string(seq);
}

/// A row that opened, with what its phone signed.
struct Opened {
  std::string line;
  std::string_view sig;
};

std::vector<Opened> open_rows(PhoneFile const& file, std::string_view own,
                              Recovery const& recovery) {
  std::vector<Opened> opened;
  for (auto const& row : file.rows) {
    auto line =
        recovery.open_line(own, row.iv, about_line(file.header.device, row.seq), row.sealed);
    if (line) opened.push_back({std::move(*line), row.sig ? *row.sig : std::string_view()});
  }
  return opened;
}

/// Why the file does not prove that this device wrote the event; nothing where it does.
std::optional<Problem> unproved(std::optional<BoundDevice> const& bound, Pushed const& line,
                                std::string_view sig, Signatures const& signatures) {
  auto const why = [](char const* detail) { return Problem{ProblemKind::author_unproved, detail}; };
  if (!bound) return why("The server has never met this phone.");
  if (bound->sign.empty()) return why("This phone has told the server no key to sign with.");
  if (sig.empty()) return why("The phone did not sign this line.");
  auto const& envelope = line.event->envelope;
  auto const signed_part = signed_line(envelope.device, envelope.seq, line.hash);
  if (!signatures.is_good(bound->sign, signed_part, sig))
    return why("The key that this phone told did not sign this line.");
  return std::nullopt;
}

Result<Taken> take_rows(Account const& author, event::Uuid device,
                        std::vector<Opened> const& opened, FileDesk const& desk) {
  if (!may_anywhere(author, Verb::write, Matter::record))
    return problem(ProblemKind::not_allowed, "This account records nothing.");
  auto const bound = desk.devices.known(device);
  if (!bound) return std::unexpected(bound.error());
  Taken taken;
  for (auto const& [line, sig] : opened) {
    auto judged = judge_line(author, device, *bound ? &**bound : nullptr, line, desk.home);
    if (judged.place != Pushed::Place::nowhere) {
      if (auto why = unproved(*bound, judged, sig, desk.signatures)) {
        judged.place = Pushed::Place::quarantine;
        judged.why = std::move(why);
      }
    }
    taken.events.push_back(std::move(judged));
  }
  // The file tells when it was made, not what its phone's clock says now.
  auto receipts = desk.log.append(taken.events, 0);
  if (!receipts) return std::unexpected(receipts.error());
  taken.receipts = std::move(*receipts);
  return taken;
}

Result<Account> author_of(PhoneFileHeader const& header, Accounts& accounts) {
  auto const known = accounts.account(header.user);
  if (!known) return std::unexpected(known.error());
  if (!*known) return problem(ProblemKind::not_allowed, "There is no account " + header.user + ".");
  if ((*known)->disabled)
    return problem(ProblemKind::not_allowed, "The account " + header.user + " is closed.");
  return (*known)->account;
}

Result<std::string> own_key(PhoneFileHeader const& header, Recovery const& recovery) {
  if (!header.key) {
    return problem(ProblemKind::bad_value,
                   "The phone had not met its server: only that phone opens this file.");
  }
  return recovery.unseal(header.key->own, own_key_purpose(header.user, header.key->device));
}

}  // namespace

Result<PhoneFile> read_phone_file(std::string_view text) {
  auto const none = [] {
    return problem(ProblemKind::bad_value, "This is not a phone's file of unsent records.");
  };
  std::size_t at = 0;
  auto const first = next_line(text, at);
  if (!first || first->at != 0) return none();
  auto header = wire::read_text<PhoneFileHeader>(first->line);
  if (!header || header->otor != form || !event::parse_uuid(header->device)) return none();
  PhoneFile file{std::move(*header), {}, false};
  while (auto const cut = next_line(text, at)) {
    file.whole = false;  // something stands behind what looked like the end
    if (auto row = wire::read_text<PhoneFileRow>(cut->line)) {
      file.rows.push_back(std::move(*row));
      continue;
    }
    auto const end = wire::read_text<End>(cut->line);
    auto const count = static_cast<std::int64_t>(file.rows.size());
    file.whole = end && end->end == count && file.header.rows == count &&
                 end->sha256 == sha256_hex(text.substr(0, cut->at));
  }
  return file;
}

Result<PhoneFileTaken> take_phone_file(std::string_view text, FileDesk const& desk) {
  auto file = read_phone_file(text);
  if (!file) return std::unexpected(file.error());
  auto own = own_key(file->header, desk.recovery);
  if (!own) return std::unexpected(own.error());
  auto const author = author_of(file->header, desk.accounts);
  if (!author) return std::unexpected(author.error());
  auto const device = *event::parse_uuid(file->header.device);
  auto const opened = open_rows(*file, *own, desk.recovery);
  auto taken = take_rows(*author, device, opened, desk);
  if (!taken) return std::unexpected(taken.error());
  auto missing = desk.devices.missing_of(device);
  if (!missing) return std::unexpected(missing.error());
  std::vector<std::string_view> lines;
  for (auto const& row : opened) lines.push_back(row.line);
  PhoneFileTaken told;
  told.former_store = !file->header.store.empty() && file->header.store != desk.home.store;
  told.opened = static_cast<std::int64_t>(opened.size());
  told.receipts = receipts_text(device, *taken, lines, desk.home.store);
  told.file = std::move(*file);
  told.taken = std::move(*taken);
  told.missing = std::move(*missing);
  return told;
}

}  // namespace otor::app

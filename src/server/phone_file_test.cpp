// SPDX-License-Identifier: Apache-2.0
// A phone's file of unsent records, from the phone's side to the receipts that go back.

#include "app/phone_file.h"

#include <doctest/doctest.h>

#include <array>
#include <chrono>
#include <functional>
#include <vector>

#include "base/sha256.h"
#include "server/recovery_key.h"
#include "server/signing_key.h"
#include "store/audit.h"
#include "store/test_store.h"
#include "store/verify.h"

using namespace otor;
using namespace otor::server;

namespace {

constexpr std::string_view own = "0123456789abcdef0123456789abcdef";

std::string quoted(app::SealedTo const& sealed) {
  std::string out;
  wire::write(out, sealed);
  return out;
}

/// What is in a file, so that a case can say what is another way in it.
struct Export {
  std::string user = "tes", device = text_of(store::test_uuid(1)), store = "test-store";
  std::string key_for_user = "tes";
  RecoveryKey const* to = nullptr;
  SigningKey const* signs = nullptr;  // null: rows without a signature
  std::string_view own_key = own;
  std::vector<std::pair<std::int64_t, std::string>> lines;  // by seq
  bool met = true;

  std::string sig_of(std::int64_t seq, std::string const& line) const {
    if (signs == nullptr) return {};
    auto const signed_line =
        app::signed_line(*event::parse_uuid(device), seq, event::hash_of(line));
    return R"(,"sig":")" + *signs->sign(signed_line) + "\"";
  }

  std::string text() const {
    auto const purpose = app::own_key_purpose(key_for_user, device);
    auto const key = met ? R"({"device":")" + device + R"(","own":)" +
                               quoted(*seal_to(to->point(), purpose, own_key)) + "}"
                         : "null";
    auto text = R"({"otor":"phone-export-1","user":")" + user + R"(","device":")" + device +
                R"(","store":")" + store + R"(","made":"2026-11-23T03:11:12.000Z","key":)" + key +
                ",\"rows\":" + std::to_string(lines.size()) + "}\n";
    for (auto const& [seq, line] : lines) {
      std::string const iv(12, static_cast<char>(seq));
      auto const about = "otor-line-1|" + device + "|" + std::to_string(seq);
      text += "{\"seq\":" + std::to_string(seq) + R"(,"id":"x","hash":"x","iv":")" + base64url(iv) +
              R"(","sealed":")" + base64url(seal_line(own_key, iv, about, line)) + "\"" +
              sig_of(seq, line) + "}\n";
    }
    return text + "{\"end\":" + std::to_string(lines.size()) + R"(,"sha256":")" + sha256_hex(text) +
           "\"}\n";
  }
};

/// A store with two officers, its keys, and a phone that told its key and wrote two households.
struct Desk {
  store::TestFolder folder;
  store::TestHome at{folder.path};
  std::unique_ptr<RecoveryKey> recovery = *RecoveryKey::fresh();
  std::unique_ptr<SigningKey> signing = *SigningKey::fresh();
  std::unique_ptr<SigningKey> phones = *SigningKey::fresh();
  P256Signatures signatures;
  Export file;

  Desk() {
    for (auto const* user : {"tes", "tsengel"})
      (void)at.accounts.put_account({store::test_officer(user, {"18301"}), "hash", false});
    file.to = recovery.get();
    file.signs = phones.get();
    (void)at.devices.known_or_bind(store::test_uuid(1), "tes");
    (void)at.devices.keep_key(store::test_uuid(1), phones->point());
    write(store::test_uuid(1));
  }
  void write(event::Uuid device) {
    file.lines.clear();
    app::LineWriter phone(device, "tes", "phone");
    for (int seq = 1; seq <= 2; ++seq) {
      auto const subject = store::test_uuid(static_cast<std::uint64_t>(500 + seq));
      auto const made = phone.write("household_met", "18301", subject, "{}", at.clock.now);
      file.lines.emplace_back(seq, made.line);
    }
  }
  Result<app::PhoneFileTaken> take(std::string_view text) {
    return app::take_phone_file(text,
                                {at.home, *recovery, signatures, at.accounts, at.log, at.devices});
  }
  std::size_t held() { return at.log.after(0, at.home.areas, 1'000)->events.size(); }
};

std::int64_t count_of(app::Taken const& taken, sync::Status status) {
  return std::ranges::count(taken.receipts, status, &sync::Receipt::status);
}

}  // namespace

TEST_CASE_FIXTURE(Desk, "a phone's file comes home once, and its receipts are signed") {
  auto const text = file.text();
  auto const first = *take(text);
  CHECK(first.file.whole);
  CHECK(count_of(first.taken, sync::Status::stored) == 2);
  CHECK(held() == 2);
  auto const block = *app::receipts_block(first.receipts, *signing);
  auto const head = block.find('\n');
  CHECK(block.substr(head + 1) == first.receipts + "\n");
  auto const from = block.find("\"sig\":\"") + 7;
  auto const sig = block.substr(from, block.find('"', from) - from);
  CHECK(signatures.is_good(signing->point(), app::signed_part(first.receipts), sig));
  CHECK(!signatures.is_good(signing->point(), app::signed_part(first.receipts + " "), sig));
  CHECK(
      !signatures.is_good((*SigningKey::fresh())->point(), app::signed_part(first.receipts), sig));
  auto const again = *take(text);
  CHECK(count_of(again.taken, sync::Status::already_stored) == 2);
  CHECK(held() == 2);
}

TEST_CASE("a file that is refused leaves nothing in the store") {
  auto const foreign = *RecoveryKey::fresh();
  struct Case {
    char const* says;
    std::function<void(Desk&)> change;
    std::string_view code;
  };
  for (auto const& item : std::vector<Case>{
           {"of another installation", [&](Desk& d) { d.file.to = foreign.get(); }, "bad_value"},
           {"of a phone that never met its server", [](Desk& d) { d.file.met = false; },
            "bad_value"},
           {"with another account's name over the key", [](Desk& d) { d.file.user = "tsengel"; },
            "bad_value"},
           {"of an account that is not here",
            [](Desk& d) { d.file.user = d.file.key_for_user = "nobody"; }, "not_allowed"},
           {"of a closed account", [](Desk& d) { (void)d.at.accounts.disable("tes"); },
            "not_allowed"},
           {"of no device", [](Desk& d) { d.file.device = "1"; }, "bad_value"},
       }) {
    CAPTURE(item.says);
    Desk desk;
    item.change(desk);
    auto const told = desk.take(desk.file.text());
    REQUIRE(!told);
    CHECK(code(told.error().kind) == item.code);
    CHECK(desk.held() == 0);
  }
}

TEST_CASE("each line of a file is judged as a push of its author would be") {
  using sync::Status;
  struct Case {
    char const* says;
    std::function<void(Desk&)> change;
    Status status;
    std::string_view code;
  };
  for (auto const& item : std::vector<Case>{
           {"another account's device",
            [](Desk& d) {
              d.file.device = text_of(store::test_uuid(2));
              (void)d.at.devices.known_or_bind(store::test_uuid(2), "tsengel");
              d.write(store::test_uuid(2));
            },
            Status::refused, "another_device"},
           {"a device given up as lost",
            [](Desk& d) { (void)d.at.devices.revoke(store::test_uuid(1), "server"); },
            Status::quarantined, "device_lost"},
           {"an area that is not the author's any more",
            [](Desk& d) {
              (void)d.at.accounts.put_account(
                  {store::test_officer("tes", {"18401"}), "hash", false});
            },
            Status::quarantined, "foreign_area"},
           {"another author in the lines",
            [](Desk& d) {
              auto const device = store::test_uuid(2);
              d.file.user = d.file.key_for_user = "tsengel";
              d.file.device = text_of(device);
              (void)d.at.devices.known_or_bind(device, "tsengel");
              (void)d.at.devices.keep_key(device, d.phones->point());
              d.write(device);
            },
            Status::refused, "not_allowed"},
           {"no event",
            [](Desk& d) {
              for (auto& line : d.file.lines) line.second = "{}";
            },
            Status::refused, "not_an_event"},
       }) {
    CAPTURE(item.says);
    Desk desk;
    item.change(desk);
    auto const told = *desk.take(desk.file.text());
    CHECK(count_of(told.taken, item.status) == 2);
    for (auto const& receipt : told.taken.receipts) CHECK(code(receipt.problem->kind) == item.code);
    CHECK(desk.held() == 0);
  }
}

/// What an officer can make who has the public recovery point, and an export of a colleague.
TEST_CASE("a line that its phone did not sign is kept aside, and its file binds no phone") {
  auto const thief = *SigningKey::fresh();
  struct Case {
    char const* says;
    std::function<void(Desk&)> change;
    std::string_view detail;
  };
  for (auto const& item : std::vector<Case>{
           {"filled in another's name, with an own key of the thief's",
            [](Desk& d) {
              d.file.own_key = "fedcba9876543210fedcba9876543210";
              d.file.signs = nullptr;
            },
            "The phone did not sign this line."},
           {"signed by the thief", [&](Desk& d) { d.file.signs = thief.get(); },
            "The key that this phone told did not sign this line."},
           {"of a phone that nobody met",
            [](Desk& d) {
              d.file.device = text_of(store::test_uuid(7));
              d.write(store::test_uuid(7));
            },
            "The server has never met this phone."},
           {"of a phone that told no key",
            [](Desk& d) {
              d.file.device = text_of(store::test_uuid(8));
              (void)d.at.devices.known_or_bind(store::test_uuid(8), "tes");
              d.write(store::test_uuid(8));
            },
            "This phone has told the server no key to sign with."},
           {"of a lost phone, and not even signed",
            [](Desk& d) {
              (void)d.at.devices.revoke(store::test_uuid(1), "server");
              d.file.signs = nullptr;
            },
            "The phone did not sign this line."},
       }) {
    CAPTURE(item.says);
    Desk desk;
    item.change(desk);
    auto const known_before = (*desk.at.devices.known(*event::parse_uuid(desk.file.device)));
    auto const told = *desk.take(desk.file.text());
    CHECK(count_of(told.taken, sync::Status::quarantined) == 2);
    for (auto const& receipt : told.taken.receipts) {
      CHECK(receipt.problem->kind == ProblemKind::author_unproved);
      CHECK(receipt.problem->detail == item.detail);
    }
    CHECK(told.receipts.find(R"("status":"quarantined")") != std::string::npos);
    CHECK(desk.held() == 0);
    auto const known = (*desk.at.devices.known(*event::parse_uuid(desk.file.device)));
    CHECK(known.has_value() == known_before.has_value());
  }
}

TEST_CASE_FIXTURE(Desk, "a signature covers one line of one phone at one place, and no other") {
  auto const text = file.text();
  auto const sigs =
      std::array{file.sig_of(1, file.lines[0].second), file.sig_of(2, file.lines[1].second)};
  auto changed = text;  // each signature over the other row
  changed.replace(text.find("\"sig\":\"") - 1, sigs[0].size(), sigs[1]);
  auto const other = *take(changed);
  CHECK(other.taken.receipts[0].problem->kind == ProblemKind::author_unproved);
  // A line that says something else, sealed by whoever knows the point, under the true signature.
  auto forged = file.lines[0].second;
  forged.replace(forged.find("18301"), 5, "18401");
  Export lie = file;
  lie.lines = {{1, forged}};
  lie.own_key = "fedcba9876543210fedcba9876543210";
  auto lied = lie.text();
  auto const at_sig = lied.find(",\"sig\":\"");
  lied.replace(at_sig, sigs[0].size(), sigs[0]);
  CHECK(take(lied)->taken.receipts[0].problem->kind == ProblemKind::author_unproved);
}

TEST_CASE_FIXTURE(Desk, "a forged file neither forks the true work nor makes a phone look copied") {
  app::LineWriter thief(store::test_uuid(1), "tes", "thief");
  Export forged = file;
  forged.signs = nullptr;
  forged.lines.clear();
  for (int seq = 1; seq <= 9; ++seq) {
    auto const made =
        thief.write("household_met", "18301",
                    store::test_uuid(static_cast<std::uint64_t>(900 + seq)), "{}", at.clock.now);
    forged.lines.emplace_back(seq, made.line);
  }
  CHECK(count_of(take(forged.text())->taken, sync::Status::quarantined) == 9);
  CHECK(!*at.devices.head_of(store::test_uuid(1)));
  CHECK(count_of(take(file.text())->taken, sync::Status::stored) == 2);
  CHECK((*at.devices.head_of(store::test_uuid(1)))->seq == 2);
  auto const again = *take(forged.text());
  CHECK(again.missing.empty());
  for (auto const& receipt : again.taken.receipts)
    CHECK(receipt.problem->kind == ProblemKind::author_unproved);
}

TEST_CASE_FIXTURE(Desk, "what a file did not prove enters the record when its phone sends it") {
  file.signs = nullptr;
  auto const first = *take(file.text());
  CHECK(count_of(first.taken, sync::Status::quarantined) == 2);
  auto const officer = store::test_officer("tes", {"18301"});
  auto const body = store::push_text(store::test_uuid(1), {file.lines[0].second});
  auto const answer = *app::push(officer, body, at.home, at.log, at.devices, at.clock);
  CHECK(answer.find(R"("status":"stored")") != std::string::npos);
  file.signs = phones.get();  // and by a file that proves it
  auto const second = *take(file.text());
  CHECK(second.taken.receipts[0].status == sync::Status::already_stored);
  CHECK(second.taken.receipts[1].status == sync::Status::stored);
  CHECK(held() == 2);
  auto const verdict = *store::verify(folder.path);
  CHECK(verdict.quarantined == 0);
  CHECK(verdict.faults.empty());
}

TEST_CASE_FIXTURE(Desk, "the key told first is a phone's for ever") {
  auto const second = *SigningKey::fresh();
  auto const officer = store::test_officer("tes", {"18301"});
  auto const meet = [&](std::string const& sign) {
    auto const asked = R"({"device":")" + file.device + R"(","sign":")" + sign + "\"}";
    return app::meet_phone(officer, asked, {}, {}, 0, at.devices, *recovery, signatures);
  };
  CHECK(meet(phones->point()));
  CHECK(meet(second->point()).error().kind == ProblemKind::another_key);
  auto const compressed = base64url("\x02" + from_base64url(second->point())->substr(1, 32));
  auto const off_curve = base64url("\x04" + std::string(64, 'x'));
  for (auto const& bad : {std::string(), std::string("x"), compressed, off_curve})
    CHECK(meet(bad).error().kind == ProblemKind::bad_value);
  CHECK((*at.devices.known(store::test_uuid(1)))->sign == phones->point());
  file.signs = second.get();
  CHECK(count_of(take(file.text())->taken, sync::Status::quarantined) == 2);
}

TEST_CASE_FIXTURE(Desk, "a receipt names the hash of its line; what a file stores is audited") {
  auto const first = *take(file.text());
  for (auto const& [seq, line] : file.lines)
    CHECK(first.receipts.find("{\"hash\":\"" + event::hash_of(line) + "\",") != std::string::npos);
  auto const subject = text_of(store::test_uuid(501));
  auto const rows = *store::SqlAudit(*at.store, at.clock).about(subject);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].reason == "push");
  CHECK(rows[0].actor == "tes");
}

TEST_CASE_FIXTURE(Desk,
                  "a file cut at any byte gives its whole rows, says it is torn, harms none") {
  auto const text = file.text();
  std::int64_t most = 0;
  for (std::size_t size = 0; size + 1 < text.size(); ++size) {
    auto const told = take(std::string_view(text).substr(0, size));
    if (!told) {
      CHECK(size < text.find('\n'));
      continue;
    }
    CHECK(!told->file.whole);
    auto const rows = static_cast<std::int64_t>(told->file.rows.size());
    CHECK(told->opened == rows);
    CHECK(rows >= most);
    most = rows;
    CHECK(held() == static_cast<std::size_t>(rows));
  }
  CHECK(most == 2);
}

TEST_CASE("a file with any byte changed stores no line but those that were written") {
  Desk desk;
  auto const text = desk.file.text();
  for (std::size_t at = 0; at < text.size(); ++at) {
    auto changed = text;
    changed[at] = static_cast<char>(changed[at] ^ 1);
    auto const told = desk.take(changed);
    if (told) CHECK(!told->file.whole);
    auto const page = *desk.at.log.after(0, desk.at.home.areas, 9);
    for (auto const& stored : page.events) {
      CHECK(std::ranges::count(desk.file.lines, stored.line,
                               &std::pair<std::int64_t, std::string>::second) == 1);
    }
  }
  CHECK(desk.held() == 2);
}

TEST_CASE_FIXTURE(Desk, "a row that was moved to another place does not open") {
  file.lines[0].first = 2;
  file.lines[1].first = 1;
  auto text = file.text();
  for (auto const& [from, to] : {std::pair("\"seq\":2", "\"seq\":9"), {"\"seq\":1", "\"seq\":2"}})
    text.replace(text.find(from), std::string_view(from).size(), to);
  CHECK(take(text)->opened == 0);
  CHECK(held() == 0);
}

TEST_CASE_FIXTURE(Desk, "what is missing of a device, and a store before a restore, are told") {
  file.lines.erase(file.lines.begin());
  file.store = "before-the-restore";
  auto const told = *take(file.text());
  CHECK(told.missing == std::vector<app::SeqSpan>{{1, 1}});
  CHECK(told.former_store);
  CHECK(told.receipts.ends_with(R"("store":"test-store"})"));
}

TEST_CASE_FIXTURE(Desk, "a push is answered with a signature over its receipts") {
  at.home.signer = signing.get();
  auto const officer = store::test_officer("tes", {"18301"});
  auto const body = store::push_text(store::test_uuid(1), {file.lines[0].second});
  auto const answer = *app::push(officer, body, at.home, at.log, at.devices, at.clock);
  auto const from = answer.find(",\"sig\":\"");
  REQUIRE(from != std::string::npos);
  auto const sig = answer.substr(from + 8, answer.size() - from - 10);
  CHECK(signatures.is_good(signing->point(), app::signed_part(answer.substr(0, from) + "}"), sig));
}

TEST_CASE("signing receipts costs a push little") {
  auto const key = *SigningKey::fresh();
  std::string const receipts(20'000, 'r');
  auto const start = std::chrono::steady_clock::now();
  constexpr int times = 200;
  for (int turn = 0; turn < times; ++turn) REQUIRE(key->sign(receipts));
  std::chrono::duration<double, std::micro> const spent = std::chrono::steady_clock::now() - start;
  MESSAGE("one signature: ", spent.count() / times, " us");
}

// SPDX-License-Identifier: Apache-2.0
#include "server/recovery_key.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <vector>

using namespace otor;
using namespace otor::server;

namespace {

struct Folder {
  std::string path = (std::filesystem::temp_directory_path() / "otor-key-XXXXXX").string();
  Folder() { REQUIRE(mkdtemp(path.data()) != nullptr); }
  ~Folder() { std::filesystem::remove_all(path); }
};

constexpr std::string_view own = "0123456789abcdef0123456789abcdef";

}  // namespace

TEST_CASE_FIXTURE(Folder, "the key is made once, for its owner alone, and is the same after that") {
  auto const first = *RecoveryKey::open(path);
  struct stat about {};
  REQUIRE(stat((path + "/recovery.key").c_str(), &about) == 0);
  CHECK((about.st_mode & 0777) == 0600);
  CHECK((*RecoveryKey::open(path))->point() == first->point());
  CHECK(from_base64url(first->point())->size() == 65);
}

TEST_CASE_FIXTURE(Folder, "a file that is no key on P-256 is told, never written over") {
  std::ofstream(path + "/recovery.key") << "not a key";
  CHECK(!RecoveryKey::open(path));
  std::string kept;
  std::ifstream(path + "/recovery.key") >> kept;
  CHECK(kept == "not");
}

TEST_CASE("what was sealed for one purpose is sealed again to the phone's own key") {
  auto const server = *RecoveryKey::fresh();
  auto const phone = *RecoveryKey::fresh();
  auto const sealed = *seal_to(server->point(), "own|tes|1", own);
  CHECK(sealed.sealed.find(base64url(own)) == std::string::npos);
  auto const back = *server->reseal(sealed, "own|tes|1", phone->point());
  CHECK(*phone->unseal(back, "own|tes|1") == own);
  CHECK(!server->unseal(back, "own|tes|1"));
}

TEST_CASE("a seal with anything else in it does not open") {
  auto const server = *RecoveryKey::fresh();
  auto const sealed = *seal_to(server->point(), "own|tes|1", own);
  auto const other = *seal_to(server->point(), "own|tes|1", own);
  auto const with = [&](auto change) {
    auto changed = sealed;
    change(changed);
    return changed;
  };
  std::vector<app::SealedTo> const bad = {
      with([](auto& s) { s.to = base64url(std::string(16, 'x')); }),
      with([](auto& s) { s.to.clear(); }),
      with([&](auto& s) { s.from = other.from; }),
      with([](auto& s) { s.from = base64url(std::string("\4") + std::string(64, 'x')); }),
      with([](auto& s) { s.from = "A"; }),
      with([&](auto& s) { s.iv = other.iv; }),
      with([](auto& s) { s.iv = base64url("short"); }),
      with([&](auto& s) { s.sealed = other.sealed; }),
      with([](auto& s) { s.sealed.pop_back(); }),
      with([](auto& s) { s.sealed = base64url(std::string(16, 'x')); }),
      with([](auto& s) { s.sealed.clear(); }),
  };
  for (auto const& one : bad) {
    auto const opened = server->unseal(one, "own|tes|1");
    REQUIRE(!opened);
    CHECK(opened.error().kind == ProblemKind::bad_value);
  }
  CHECK(!server->unseal(sealed, "own|tes|2"));
  CHECK(!(*RecoveryKey::fresh())->unseal(sealed, "own|tes|1"));
  CHECK(*server->unseal(sealed, "own|tes|1") == own);
}

TEST_CASE("a point that is not on the curve is refused") {
  auto const server = *RecoveryKey::fresh();
  auto const sealed = *seal_to(server->point(), "own", own);
  for (auto const& point :
       {std::string(), std::string("A"), base64url(std::string(65, 'x')),
        base64url(std::string("\4") + std::string(64, '\0')), server->point() + "A"}) {
    CHECK(!server->reseal(sealed, "own", point));
  }
}

TEST_CASE("base64url has one form for each text of bytes") {
  for (std::string const bytes : {"", "f", "fo", "foo", "\xff\xfe\xfd\xfc"}) {
    CHECK(*from_base64url(base64url(bytes)) == bytes);
  }
  CHECK(base64url("\xff\xfe\xfd") == "__79");
  for (auto const* text : {"A", "AB", "Zg==", "Z g", "+/+/", "Zh"}) {
    CHECK(!from_base64url(text));
  }
}

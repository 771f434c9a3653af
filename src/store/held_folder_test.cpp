// SPDX-License-Identifier: Apache-2.0
#include "store/held_folder.h"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>

#include "store/backup.h"
#include "store/test_store.h"

using namespace otor;
using namespace otor::store;

TEST_CASE("what a folder holds is one program's, and free once that has ended") {
  TestFolder folder;
  {
    auto const held = HeldFolder::take(folder.path);
    REQUIRE(held);
    auto const second = HeldFolder::take(folder.path);
    REQUIRE(!second);
    CHECK(second.error().kind == ProblemKind::bad_value);
    CHECK(second.error().detail.starts_with("Another otor serves or makes the store in"));
  }
  CHECK(HeldFolder::take(folder.path));
  CHECK(HeldFolder::take(folder.path + "/absent").error().kind == ProblemKind::storage);
  CHECK(std::filesystem::is_empty(folder.path));
}

TEST_CASE("a program that is killed leaves its folder free") {
  TestFolder folder;
  int told[2];
  REQUIRE(::pipe(told) == 0);
  auto const child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    auto const held = HeldFolder::take(folder.path);
    (void)!::write(told[1], held ? "y" : "n", 1);
    for (;;) ::pause();
  }
  char said = 0;
  REQUIRE(::read(told[0], &said, 1) == 1);
  CHECK(said == 'y');
  CHECK(!HeldFolder::take(folder.path));
  ::kill(child, SIGKILL);
  ::waitpid(child, nullptr, 0);
  CHECK(HeldFolder::take(folder.path));
  ::close(told[0]);
  ::close(told[1]);
}

TEST_CASE("nothing is restored into a folder that another program holds") {
  TestFolder folder, other;
  { TestHome home(folder.path); }
  auto const file = other.path + "/backup", to = other.path + "/to";
  REQUIRE(back_up(folder.path, file));
  std::filesystem::create_directory(to);
  {
    auto const held = HeldFolder::take(to);
    REQUIRE(held);
    CHECK(restore({file}, to, "another").error().kind == ProblemKind::bad_value);
    CHECK(std::filesystem::is_empty(to));
  }
  CHECK(restore({file}, to, "another"));
}

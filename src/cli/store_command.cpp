// SPDX-License-Identifier: Apache-2.0
#include "cli/store_command.h"

#include <fstream>
#include <ostream>
#include <sstream>

#include "cli/with_store.h"
#include "server/argon_passwords.h"
#include "store/backup.h"
#include "store/verify.h"

namespace otor::cli {

namespace {

int tell(Result<store::BackupFacts> const& facts, std::string const& where, std::ostream& out,
         std::ostream& problems) {
  if (!facts) return say_no(facts.error(), problems);
  out << where << ": " << facts->events << " events, " << facts->position << " positions, "
      << facts->quarantined << " kept aside\n";
  return 0;
}

int verify_against(StoreOptions const& options, std::vector<store::AuditHead> const& witnesses,
                   std::ostream& out, std::ostream& problems) {
  auto const verdict = store::verify(options.data, 50, witnesses);
  if (!verdict) return say_no(verdict.error(), problems);
  out << options.data << ": " << verdict->events << " events of " << verdict->devices
      << " devices, " << verdict->positions << " positions, " << verdict->quarantined
      << " kept aside, " << verdict->unchained << " without a chain, " << verdict->audited
      << " rows of audit\n";
  for (auto const& note : verdict->notes) out << "  " << note << "\n";
  for (auto const& fault : verdict->faults) problems << "otor: " << fault << "\n";
  if (verdict->sound()) out << "  nothing is wrong\n";
  return verdict->sound() ? 0 : 1;
}

}  // namespace

int store_backup(StoreOptions const& options, std::ostream& out, std::ostream& problems) {
  return tell(store::back_up(options.data, options.file), options.file, out, problems);
}

int store_restore(StoreOptions const& options, std::ostream& out, std::ostream& problems) {
  auto const restored = store::restore(options.file, options.data, server::random_uuid());
  int const told = tell(restored, options.data, out, problems);
  return told != 0 ? told : store_verify(options, out, problems);
}

int store_verify(StoreOptions const& options, std::ostream& out, std::ostream& problems) {
  return verify_against(options, {}, out, problems);
}

int store_verify_witnessed(StoreOptions const& options, std::ostream& out, std::ostream& problems) {
  std::ostringstream text;
  std::ifstream file(options.file);
  text << file.rdbuf();
  auto const told = file
                        ? store::read_witnesses(text.str())
                        : Result<std::vector<store::AuditHead>>(problem(
                              ProblemKind::bad_value, "\"" + options.file + "\": cannot read it."));
  return told ? verify_against(options, *told, out, problems) : say_no(told.error(), problems);
}

}  // namespace otor::cli

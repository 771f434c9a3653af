// SPDX-License-Identifier: Apache-2.0
#include "cli/own_handbook.h"

#include <ostream>

#include "cli/pdf_file.h"
#include "files/handbook_files.h"
#include "handbook/named.h"
#include "wire/handbook.h"

namespace otor::cli {

std::optional<handbook::Handbook> own_handbook(std::filesystem::path const& folder,
                                               app::LawInForce const& law,
                                               outreach::Codebook const& codebook,
                                               std::ostream& err) {
  auto built_in = wire::read_handbook(handbook::default_handbook());
  if (!built_in) {
    tell(built_in.error(), err);
    return std::nullopt;
  }
  auto found = files::read_handbook_files(folder, handbook::named_by(*law.law.pack, codebook),
                                          std::move(*built_in));
  for (auto const& wrong : found.problems) tell(wrong, err);
  return std::move(found.handbook);
}

}  // namespace otor::cli

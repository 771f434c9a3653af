// SPDX-License-Identifier: Apache-2.0
#include "training/certificate.h"

#include "base/month.h"

namespace otor::training {

std::string through_of(std::string const& on, std::int64_t valid_months) {
  if (valid_months <= 0) return "";
  auto const day = parse_date(on);
  if (!day) return "";
  auto const month = day->month + static_cast<std::int32_t>(valid_months);
  auto const last_of_month = day_number({month + 1, 1}) - 1;
  // From a 31st, where the month has no such day, it holds to the end of that month.
  auto const last = day_number({month, 1}) + day->day - 2;
  return text_of(date_of_day(last < last_of_month ? last : last_of_month));
}

Standing standing(Held const& held, std::string const& today) {
  if (held.withdrawn) return Standing::withdrawn;
  auto const through = through_of(held.on, held.valid_months);
  if (!parse_date(held.on) || (!through.empty() && through < today)) return Standing::ended;
  bool const taught_other = held.changed && held.on < *held.changed && *held.changed <= today;
  return taught_other ? Standing::refresher : Standing::holds;
}

}  // namespace otor::training

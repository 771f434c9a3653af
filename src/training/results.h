// SPDX-License-Identifier: Apache-2.0
#pragma once
// What a test showed: which questions were hard, and how much more was right after than before.
// Shares are in thousandths: 125 is 12.5 per cent.

#include <boost/describe.hpp>

#include "training/course.h"
#include "training/run.h"

namespace otor::training {

/// A question of the test: how many sat it before and after, and how many of them were right.
struct Item {
  std::string question, lesson;
  std::int64_t before_right = 0, before_of = 0, after_right = 0, after_of = 0;
};
BOOST_DESCRIBE_STRUCT(Item, (), (question, lesson, before_right, before_of, after_right, after_of))

/// Means before and after of the same learners, and the mean of their differences with 95 per cent
/// of confidence, in thousandths.
struct MeanChange {
  std::int64_t of = 0;  // learners
  std::int64_t before = 0, after = 0, change = 0, low = 0, high = 0;
};
BOOST_DESCRIBE_STRUCT(MeanChange, (), (of, before, after, change, low, high))

struct BeforeAfter {
  double before = 0, after = 0;
};

/// Nothing of fewer than two, whose difference says nothing of others. The interval is Student's,
/// of paired differences; `most`: no difference is larger, so the interval ends there.
std::optional<MeanChange> mean_change(std::vector<BeforeAfter> const& pairs,
                                      std::optional<double> most = std::nullopt);

struct LessonChange {
  std::string lesson;
  std::optional<MeanChange> change;
};
BOOST_DESCRIBE_STRUCT(LessonChange, (), (lesson, change))

struct Results {
  std::vector<Item> items;  // the hardest before comes first
  std::vector<LessonChange> lessons;
  std::optional<MeanChange> gain;
};
BOOST_DESCRIBE_STRUCT(Results, (), (items, lessons, gain))

/// The two tests of somebody who sat both.
struct BothTests {
  Test const *before, *after;
};
/// How much more was right after than before, of all questions that the course has now.
std::optional<MeanChange> gain_of(std::vector<BothTests> const& both, Course const& course);

/// Of the questions that the course has now: one that was taken out of it is not told.
Results results_of(std::vector<Run const*> const& runs, Course const& course);

/// Lessons of which more than a third was wrong, in the order of the course.
std::vector<std::string> lessons_again(Test const& test, Course const& course);

}  // namespace otor::training

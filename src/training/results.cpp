// SPDX-License-Identifier: Apache-2.0
#include "training/results.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "statistics/student.h"

namespace otor::training {
namespace {

constexpr double thousand = 1000;
constexpr std::int64_t a_third = 3;

std::int64_t thousandths(double share) { return std::llround(share * thousand); }

bool holds(std::vector<std::string> const& codes, std::string const& code) {
  return std::ranges::find(codes, code) != codes.end();
}

struct Score {
  std::int64_t right = 0, of = 0;
  void take(Test const& test, std::string const& question) {
    bool const good = holds(test.right, question);
    if (!good && !holds(test.wrong, question)) return;
    ++of;
    right += std::int64_t{good};
  }
  double share() const { return static_cast<double>(right) / static_cast<double>(of); }
};

Score score_of(Test const& test, std::vector<std::string> const& questions) {
  Score score;
  for (auto const& question : questions) score.take(test, question);
  return score;
}

std::vector<BothTests> both_of(std::vector<Run const*> const& runs) {
  std::vector<BothTests> both;
  for (auto const* run : runs)
    for (auto const& [_, learner] : run->learners)
      if (learner.before && learner.after) both.push_back({&*learner.before, &*learner.after});
  return both;
}

std::optional<MeanChange> change_in(std::vector<BothTests> const& both,
                                    std::vector<std::string> const& questions) {
  std::vector<BeforeAfter> pairs;
  for (auto const& one : both) {
    auto const before = score_of(*one.before, questions), after = score_of(*one.after, questions);
    if (before.of > 0 && after.of > 0) pairs.push_back({before.share(), after.share()});
  }
  return mean_change(pairs, 1);
}

std::vector<std::string> questions_of(handbook::Chapter const& lesson) {
  std::vector<std::string> codes;
  for (auto const& block : lesson.blocks)
    if (block.kind == handbook::Kind::question) codes.push_back(block.code);
  return codes;
}

Item item_of(std::string const& question, std::string const& lesson,
             std::vector<Run const*> const& runs) {
  Score before, after;
  for (auto const* run : runs) {
    for (auto const& [_, learner] : run->learners) {
      if (learner.before) before.take(*learner.before, question);
      if (learner.after) after.take(*learner.after, question);
    }
  }
  return {question, lesson, before.right, before.of, after.right, after.of};
}

bool harder(Item const& one, Item const& other) {
  // Compared crosswise; what nobody was asked stands last.
  if (one.before_of == 0 || other.before_of == 0) return one.before_of > other.before_of;
  return one.before_right * other.before_of < other.before_right * one.before_of;
}

}  // namespace

std::optional<MeanChange> mean_change(std::vector<BeforeAfter> const& pairs,
                                      std::optional<double> most) {
  if (pairs.size() < 2) return std::nullopt;
  auto const count = static_cast<double>(pairs.size());
  double before = 0, after = 0;
  for (auto const& pair : pairs) {
    before += pair.before / count;
    after += pair.after / count;
  }
  auto const mean = after - before;
  double squares = 0;
  for (auto const& pair : pairs) squares += std::pow(pair.after - pair.before - mean, 2);
  auto const half = student(pairs.size() - 1) * std::sqrt(squares / (count - 1) / count);
  auto const end = [&](double value) {
    return thousandths(most ? std::clamp(value, -*most, *most) : value);
  };
  return MeanChange{std::ssize(pairs), thousandths(before), thousandths(after),
                    thousandths(mean), end(mean - half),    end(mean + half)};
}

std::optional<MeanChange> gain_of(std::vector<BothTests> const& both, Course const& course) {
  std::vector<std::string> all;
  for (auto const& lesson : course.lessons)
    std::ranges::move(questions_of(lesson), std::back_inserter(all));
  return change_in(both, all);
}

Results results_of(std::vector<Run const*> const& runs, Course const& course) {
  Results results;
  auto const both = both_of(runs);
  for (auto const& lesson : course.lessons) {
    auto const questions = questions_of(lesson);
    for (auto const& question : questions)
      results.items.push_back(item_of(question, lesson.name, runs));
    if (!questions.empty()) results.lessons.push_back({lesson.name, change_in(both, questions)});
  }
  std::ranges::stable_sort(results.items, harder);
  results.gain = gain_of(both, course);
  return results;
}

std::vector<std::string> lessons_again(Test const& test, Course const& course) {
  std::vector<std::string> again;
  for (auto const& lesson : course.lessons) {
    auto const score = score_of(test, questions_of(lesson));
    if ((score.of - score.right) * a_third > score.of) again.push_back(lesson.name);
  }
  return again;
}

}  // namespace otor::training

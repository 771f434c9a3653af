// SPDX-License-Identifier: Apache-2.0
// What every number of the desk counts: one list, whose sentences are those of the reports and of
// their data package where a report has the number too.

const definitions = {
  // Visits
  herder_households: 'report.says_herder_households',
  households_known: 'report.says_households_known',
  households_visited: 'report.says_households_visited',
  visits: 'report.says_visits',
  calculations: 'report.says_calculations',
  handbooks: 'report.says_handbooks',
  last: 'means.last',
  officers: 'means.officers',
  // Handbooks
  stock_received: 'means.stock_received',
  stock_given: 'means.stock_given',
  stock_returned: 'means.stock_returned',
  stock_lost: 'means.stock_lost',
  stock_left: 'means.stock_left',
  stock_issued: 'means.stock_issued',
  stock_taken_back: 'means.stock_taken_back',
  shelf_received: 'means.shelf_received',
  shelf_issued: 'means.shelf_issued',
  shelf_taken_back: 'means.shelf_taken_back',
  shelf_lost: 'means.shelf_lost',
  shelf_left: 'means.shelf_left',
  shelf_counted: 'means.shelf_counted',
  // Money
  given: 'indicator.says_given',
  spent: 'indicator.says_spent',
  waiting: 'indicator.says_waiting',
  returned: 'means.returned',
  left: 'indicator.says_left',
  reached: 'means.reached',
  reaches: 'money_desk.reaches_mean',
  category: 'means.category',
  both: 'means.both',
  budget: 'money_totals.budget_means',
  of_budget: 'means.of_budget',
  cost_reached: 'indicator.says_cost_reached',
  cost_first: 'indicator.says_cost_first',
  cost_enrolled: 'indicator.says_cost_enrolled',
  officers_now: 'means.officers_now',
  // What is to be done
  tasks: 'indicator.says_tasks',
  overdue: 'indicator.says_overdue',
  owed: 'indicator.says_owed',
  stuck: 'means.stuck',
  // Coverage
  share: 'means.share',
  share_day: 'means.share_day',
  change: 'means.change',
  missing: 'means.missing',
  target_points: 'means.target_points',
  target_per_cent: 'means.target_per_cent',
  target_count: 'means.target_count',
  // Figures
  figure_day: 'means.figure_day',
  figure_areas: 'means.figure_areas',
  figure_rows: 'means.figure_rows',
  // Training
  invited: 'means.invited',
  before: 'means.before',
  after: 'means.after',
  passed: 'means.passed',
  certificates: 'means.certificates',
  came: 'means.came',
  came_days: 'means.came_days',
  certified: 'indicator.says_certified',
  gain: 'means.gain',
  learners_of: 'means.learners_of',
  mean_before: 'means.mean_before',
  mean_after: 'means.mean_after',
  change_of: 'means.change_of',
  interval: 'training.interval_means',
  right_before: 'means.right_before',
  right_after: 'means.right_after',
  runs: 'means.runs',
  learners: 'means.learners',
  right_of_run: 'means.right_of_run',
} as const;

/** A number that has a definition. */
export type Defined = keyof typeof definitions;

/** The key of the sentence that says what it counts. */
export const definitionOf = (number: Defined): string => definitions[number];

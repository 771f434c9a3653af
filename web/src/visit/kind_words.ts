// SPDX-License-Identifier: Apache-2.0
// What an entry is called, by the kind of its event.

/** The way of a visit and the season of a camp say more themselves. */
const keys: Record<string, string> = {
  visit: 'visit.title', camp: 'camp.one', person: 'household.person',
  team_member_came: 'visit.came_along', people_present: 'visit.present',
  nobody_found: 'visit.nobody_there', person_told: 'visit.told', payment_shown: 'visit.payment',
  calculation_shown: 'visit.calculation', handbook_given: 'visit.handbooks',
  question_asked: 'visit.asked', question_answered: 'task.answered', finding_noted: 'visit.found',
  promise_made: 'visit.next_step', next_step_agreed: 'visit.next_step',
  referral_made: 'visit.refer', visit_closed: 'visit.close', visit_explained: 'remark.explained',
  visit_started: 'visit.title', visit_changed: 'visit.title', promise_kept: 'visit.next_step',
  next_step_done: 'visit.next_step', referral_closed: 'visit.refer',
  household_met: 'household.new', household_changed: 'household.edit_title',
  money_months_told: 'family.money', camp_changed: 'camp.one',
  person_met: 'household.person', person_left: 'household.person',
  person_changed: 'household.person', contract_changed: 'household.person',
  document_noted: 'visit.papers',
  consent_given: 'consent.title', consent_refused: 'consent.title',
  consent_withdrawn: 'consent.title', contact_agreed: 'consent.title',
  household_moved: 'cli.audit_belonging', household_assigned: 'cli.audit_belonging',
  hand_over_requested: 'cli.audit_belonging',
  sameness_told: 'cli.audit_link', entry_withdrawn: 'cli.audit_link',
  entry_restored: 'cli.audit_link',
  task_closed: 'task.title', task_put_off: 'task.title',
  shock_noted: 'struck.title', handbooks_moved: 'stock.title', handbooks_booked: 'stock.title',
  expense_claimed: 'cli.audit_expense', expense_explained: 'cli.audit_expense',
  expense_taken_back: 'cli.audit_expense', receipt_pictured: 'cli.audit_expense',
  lesson_read: 'cli.audit_learning', attended: 'cli.audit_learning',
  test_handed: 'cli.audit_learning', decision_followed: 'cli.audit_followed',
};

/** The key of its text; of a kind that this program does not know, of any entry. */
export function kindKey(kind: string): string {
  return keys[kind] ?? 'entry.one';
}

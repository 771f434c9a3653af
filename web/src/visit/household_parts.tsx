// SPDX-License-Identifier: Apache-2.0
// The screens behind the card of a household, by the part of their address:
// #/officer/household/<id>/<part>/<more>.

import type { ComponentType } from 'preact';
import { AskScreen } from './ask';
import { CampForm } from './camps';
import { ConsentScreen } from './consent_back';
import { ContactScreen } from './contact';
import { EntriesScreen, EntryScreen } from './entries';
import { LeavingForm } from './leaving';
import { MoneyMonths } from './money_months';
import { MoveScreen } from './move';
import { SameScreen } from './same';
import { ChooseSame } from './same_choose';
import { TaskScreen } from './task_screen';
import { VisitForm } from './visit_form';

export const partsOfHousehold: Record<string, ComponentType<{ id: string; more: string }>> = {
  ask: AskScreen, camp: CampForm, consent: ConsentScreen, contact: ContactScreen,
  entries: EntriesScreen, entry: EntryScreen, how: VisitForm, left: LeavingForm,
  money: MoneyMonths, move: MoveScreen, same: SameScreen, twice: ChooseSame, task: TaskScreen,
};

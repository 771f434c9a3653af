// SPDX-License-Identifier: Apache-2.0
#pragma once
// Bugs that others had, or that this program had, planted at the edges of the real code. They exist
// only here: the simulator must find each of them, or it proves nothing.

#include <boost/describe.hpp>

namespace otor::simulator {

BOOST_DEFINE_ENUM_CLASS(Planted, none,
                        // in the server
                        ack_before_sync,       // the disk only says that it has written
                        ignore_area_on_pull,   // every area is sent to everybody
                        drop_unknown_kind,     // acknowledged, not kept
                        page_ends_too_far,     // a page that was cut says it is complete
                        erase_keeps_key,       // rows are emptied, and the key stays
                        move_without_history,  // the new soum is told from the move on
                        old_soum_hears_on,     // and the old one what is written there
                        break_unnoted,         // the audit is not told of a broken link
                        break_noted_late,      // or not right behind the push that brought it
                        break_without_word,    // no receipt tells of it
                        break_told_once,       // a push that is sent again is not told
                        any_signature_good,    // a line in a file is taken for its author's
                        // in the phone's core
                        last_writer_wins,  // the other value of a conflict is not told
                        skip_on_gap,       // an event whose predecessor is missing is not taken
                        // in the phone's log and sync
                        safe_when_sent,          // what was sent counts as safe before the answer
                        relaxed_append,          // "saved" is said before it is on disk
                        purge_on_logout,         // signing out clears the log
                        cursor_from_receipts,    // the cursor follows the positions of own events
                        cursor_before_page,      // the cursor moves before the page is kept
                        torn_part_counts,        // half a part of a soum's file is left behind
                        behind_the_newest_file,  // the pull goes on behind the newest of files
                        receipts_trusted_after_restore, receipt_for_the_batch, poison_blocks,
                        areas_ignored,         // the cursor is kept when areas are gained
                        erasure_ignored,       // what is told to be erased stays
                        lost_keeps_pages,      // a phone given up as lost keeps what others wrote
                        file_taken_for_whole,  // a receipt for a torn file counts for all of it
                        former_receipts_believed,  // a file of receipts, whatever store made it
                        unproved_counts_safe,      // what a file did not prove does not wait on
                        older_file_taken,          // news by file set the place in the feed back
                        place_before_news,         // it moves before what the file brought is kept
                        news_over_own_work,    // what the file does not have goes from the own log
                        older_skips_unknown,   // an older program does not keep what it cannot read
                        update_drops_unknown,  // the present one throws that away
                        stamps_forgotten,      // the own work is ordered by the phone's own clock
                        clone_continues)       // the chain goes on, whatever the server knows

}  // namespace otor::simulator

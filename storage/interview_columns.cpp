#include "storage/interview_columns.hpp"

namespace zubia::storage {

namespace {

constexpr Personal yes = Personal::yes;

/// What somebody said goes with them; what was written by somebody stays, and names them no longer.
CatalogueTable passages() {
  return {
      "interview_passage",
      {{"id"}, {"interview"}, {"code", yes}, {"starts"}, {"ends"}, {"at", yes}, {"account", yes}},
      PersonalRules{
          .purpose = "interviews",
          .shown = {"interview", "code", "at", "account"},
          .rows = "SELECT p.interview, p.code, p.at, p.account FROM interview_passage p "
                  "JOIN interview i ON i.id = p.interview WHERE p.account = $1 OR i.contact = $1 "
                  "ORDER BY p.interview, p.starts, p.id",
          .erasure = {"DELETE FROM interview_passage WHERE interview IN (SELECT id FROM interview WHERE contact = $1)",
                      "UPDATE interview_passage SET account = '' WHERE account = $1"},
          .stays_because = {},
          .retention = Retention{.days = 0,
                                 .since = "erase_at",
                                 .count_due = "SELECT count(*) FROM interview_passage p JOIN interview i "
                                              "ON i.id = p.interview WHERE i.erase_at < $1",
                                 .remove_due = "DELETE FROM interview_passage WHERE interview IN "
                                               "(SELECT id FROM interview WHERE erase_at < $1)"}}};
}

CatalogueTable interviews() {
  return {
      "interview",
      {{"id"},
       {"organisation"},
       {"contact", yes},
       {"guide"},
       {"language"},
       {"held_on", yes},
       {"held_by"},
       {"interviewer", yes},
       {"begun_by", yes},
       {"notes", yes},
       {"erase_at"},
       {"revision"},
       {"saved_at", yes},
       {"saved_by", yes},
       {"account", yes}},
      // Who interviewed is not shown what somebody else said: that is theirs.
      PersonalRules{.purpose = "interviews",
                    .shown = {"id", "organisation", "contact", "held_on", "interviewer", "begun_by", "notes",
                              "saved_at", "saved_by", "account"},
                    .rows = "SELECT id, organisation, contact, held_on, interviewer, begun_by, "
                            "CASE WHEN contact = $1 THEN notes ELSE '' END, saved_at, saved_by, account FROM interview "
                            "WHERE contact = $1 OR begun_by = $1 OR account = $1 ORDER BY held_on, id",
                    .erasure = {"DELETE FROM interview WHERE contact = $1",
                                "UPDATE interview SET interviewer = '', begun_by = '' WHERE begun_by = $1",
                                "UPDATE interview SET saved_by = '', account = '' WHERE account = $1"},
                    .stays_because = {},
                    .retention = Retention{.days = 0,
                                           .since = "erase_at",
                                           .count_due = "SELECT count(*) FROM interview WHERE erase_at < $1",
                                           .remove_due = "DELETE FROM interview WHERE erase_at < $1"}}};
}

CatalogueTable codes() {
  return {
      "interview_code",
      {{"place"}, {"code"}, {"guid"}, {"parent"}, {"revision"}, {"saved_at", yes}, {"saved_by", yes}, {"account", yes}},
      PersonalRules{.purpose = "interviews",
                    .shown = {"code", "saved_at", "saved_by"},
                    .rows = "SELECT code, saved_at, saved_by FROM interview_code WHERE account = $1 ORDER BY place",
                    .erasure = {"UPDATE interview_code SET saved_by = '', account = '' WHERE account = $1"},
                    .stays_because = {}}};
}

CatalogueTable guides() {
  return {"interview_guide",
          {{"name"}, {"document"}, {"revision"}, {"saved_at", yes}, {"saved_by", yes}, {"account", yes}},
          PersonalRules{.purpose = "interviews",
                        .shown = {"name", "saved_at", "saved_by"},
                        .rows = "SELECT name, saved_at, saved_by FROM interview_guide WHERE account = $1 ORDER BY name",
                        .erasure = {"UPDATE interview_guide SET saved_by = '', account = '' WHERE account = $1"},
                        .stays_because = {}}};
}

CatalogueTable entries() {
  return {"answer_entry",
          {{"response"}, {"number"}, {"came_by"}, {"entered_by", yes}, {"account", yes}, {"entered_at", yes}},
          PersonalRules{.purpose = "questionnaires",
                        .shown = {"response", "came_by", "entered_by", "entered_at"},
                        .rows = "SELECT response, came_by, entered_by, entered_at FROM answer_entry WHERE account = $1 "
                                "ORDER BY entered_at, response, number",
                        .erasure = {"UPDATE answer_entry SET entered_by = '', account = '' WHERE account = $1"},
                        .stays_because = {},
                        .retention = Retention{
                            .days = 0,
                            .since = "erase_at",
                            .count_due = "SELECT count(*) FROM answer_entry e JOIN response r ON r.id = e.response "
                                         "JOIN questionnaire_version v ON v.questionnaire = r.questionnaire "
                                         "AND v.number = r.version WHERE v.erase_at < $1",
                            .remove_due = "DELETE FROM answer_entry WHERE response IN (SELECT r.id "
                                          "FROM response r JOIN questionnaire_version v "
                                          "ON v.questionnaire = r.questionnaire AND v.number = r.version "
                                          "WHERE v.erase_at < $1)"}}};
}

}  // namespace

std::vector<CatalogueTable> tables_of_interviews() { return {entries(), passages(), interviews(), codes(), guides()}; }

}  // namespace zubia::storage

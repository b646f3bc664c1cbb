#include "storage/response_file_columns.hpp"

namespace zubia::storage {

CatalogueTable response_file_columns() {
  return {"response_file",
          {{"response"},
           {"variable"},
           {"id"},
           {"name", Personal::yes},
           {"media_type"},
           {"bytes"},
           {"personal"},
           {"content", Personal::yes}},
          PersonalRules{
              .purpose = "questionnaires",
              .shown = {"variable", "name", "media_type", "content"},
              .rows = "SELECT f.variable, f.name, f.media_type, f.content FROM response_file f "
                      "JOIN response r ON r.id = f.response "
                      "JOIN questionnaire_invitation i ON i.questionnaire = r.questionnaire AND i.version = r.version "
                      "AND i.organisation = r.organisation "
                      "WHERE f.personal = 1 AND (i.id = $1 OR i.contact = $1) ORDER BY f.variable",
              .erasure = {"DELETE FROM response_file WHERE personal = 1 AND response IN (SELECT r.id FROM response r "
                          "JOIN questionnaire_invitation i ON i.questionnaire = r.questionnaire "
                          "AND i.version = r.version AND i.organisation = r.organisation "
                          "WHERE i.id = $1 OR i.contact = $1)"},
              .stays_because = {},
              .retention =
                  Retention{.days = 0,
                            .since = "erase_at",
                            .count_due = "SELECT count(*) FROM response_file f JOIN response r ON r.id = f.response "
                                         "JOIN questionnaire_version v ON v.questionnaire = r.questionnaire "
                                         "AND v.number = r.version WHERE v.erase_at < $1",
                            .remove_due = "DELETE FROM response_file WHERE response IN (SELECT r.id FROM response r "
                                          "JOIN questionnaire_version v ON v.questionnaire = r.questionnaire "
                                          "AND v.number = r.version WHERE v.erase_at < $1)"}}};
}

}  // namespace zubia::storage

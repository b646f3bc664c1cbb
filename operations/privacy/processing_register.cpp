#include "operations/privacy/processing_register.hpp"

#include <map>

#include "operations/erase.hpp"
#include "operations/moments.hpp"
#include "storage/column_catalogue.hpp"
#include "storage/person_store.hpp"

namespace zubia::operations {

namespace {

struct PurposeWords {
  std::string why;
  std::string persons;
  std::string recipients;
};

const std::map<std::string_view, PurposeWords>& purpose_words() {
  static const std::map<std::string_view, PurposeWords> words = {
      {"access",
       {"To let those sign in who work on the programme, each with the own rights.", "Everybody who has an account.",
        "The owners of the programme."}},
      {"decisions",
       {"To know who decided what, when, why and on which evidence.", "Everybody who decides.",
        "Owners and facilitators; researchers see pseudonyms."}},
      {"companies",
       {"To reach the people of organisations that take part, and to know who wrote down what of them.",
        "Contacts of organisations; everybody who adds or changes an organisation.", "Owners and facilitators."}},
      {"questionnaires",
       {"To ask organisations what the programme has to know, as each questionnaire tells before its first question.",
        "Who answers for an organisation, and who was asked to.",
        "In named questionnaires facilitators and researchers; else researchers, who see a pseudonym or nobody."}},
      {"interviews",
       {"To know what organisations say when they are talked to, and who noted and coded it.",
        "Who was interviewed; everybody who notes or codes interviews.",
        "Owners and facilitators; researchers see how often codes were given, without small groups."}},
      {"security",
       {"To see misuse, and to prove that nobody changed the record of it.", "Everybody who signs in or tries to.",
        "The owners of the programme."}},
  };
  return words;
}

/// What each reason to keep rows after an erasure means.
std::string erasure_text(std::string_view stays_because) {
  if (stays_because.empty()) return "removed";
  return "stays: each entry proves the ones before it; it names accounts by random ids only";
}

}  // namespace

Result<ProcessingRegister::Reply> ProcessingRegister::operator()(const Request&, storage::ProgrammeStore& programme,
                                                                 const Work& work) const {
  const auto due = storage::PersonStore(programme).due(moment_of(work.now));
  if (!due) return refuse(due.error());
  std::map<std::string_view, std::int64_t> overdue;
  for (const storage::RowCount& count : *due) overdue[count.table] = count.rows;
  Reply reply;
  for (const storage::Purpose& purpose : storage::purposes()) {
    const PurposeWords& words = purpose_words().at(purpose.key);
    reply.purposes.push_back({std::string(purpose.key), "6(1)(" + std::string(purpose.basis) + ")", words.why,
                              words.persons, words.recipients});
  }
  for (const storage::CatalogueTable& table : storage::column_catalogue()) {
    if (!table.rules) continue;
    TableRow row{.table = std::string(table.name),
                 .purpose = std::string(table.rules->purpose),
                 .columns = {},
                 .erasure = erasure_text(table.rules->stays_because),
                 .retention_days = std::nullopt,
                 .retention_since = {},
                 .overdue = overdue[table.name]};
    for (const storage::CatalogueColumn& column : table.columns)
      if (column.personal != storage::Personal::no) row.columns.emplace_back(column.name);
    if (table.rules->retention) {
      row.retention_days = table.rules->retention->days;
      row.retention_since = table.rules->retention->since;
    }
    reply.tables.push_back(std::move(row));
  }
  return reply;
}

template AnyOperation erase<ProcessingRegister>();

}  // namespace zubia::operations

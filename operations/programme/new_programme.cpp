#include "operations/programme/new_programme.hpp"

#include <algorithm>
#include <set>

#include "engine/classifications/nuts_code.hpp"
#include "operations/catalogue.hpp"
#include "operations/erase.hpp"
#include "storage/fingerprint.hpp"
#include "storage/programme_store.hpp"

namespace zubia::operations {

namespace {

constexpr const char* known_languages[] = {"en", "es", "fr", "eu"};

Problem wrong_territory(Problem problem) {
  problem.where.field = "territories";
  return problem;
}

/// Reads `ES21`, or `NAEN=ES21+ES22` for one built from parts.
Result<ProgrammeTerritory> read_territory(const std::string& written) {
  ProgrammeTerritory territory;
  const std::size_t equals = written.find('=');
  territory.code = written.substr(0, equals);
  for (std::size_t first = equals; first < written.size();) {
    const std::size_t plus = std::min(written.find('+', first + 1), written.size());
    territory.parts.push_back(written.substr(first + 1, plus - first - 1));
    first = plus;
  }
  std::set<std::string> countries;
  const std::vector<std::string> checked = territory.parts.empty() ? std::vector{territory.code} : territory.parts;
  for (const std::string& code : checked) {
    const auto nuts = check_nuts_code(code);
    if (!nuts) return refuse(wrong_territory(nuts.error()));
    countries.insert(nuts->country);
  }
  if (territory.code.empty())
    return refuse({"invalid-value", "A territory has no code.", {.field = "territories"}, {}});
  // A territory across the border is on no side of it.
  territory.country = countries.size() == 1 ? *countries.begin() : std::string();
  territory.names = territory_names(territory.code);
  return territory;
}

}  // namespace

Result<NewProgramme::Reply> NewProgramme::operator()(const Request& request, const Work& work) const {
  if (request.territories.empty())
    return refuse({"fewer-than-two-territories",
                   "A border has at least two territories.",
                   {.field = "territories"},
                   "Name another one."});
  for (const std::string& language : request.languages)
    if (std::ranges::find(known_languages, language) == std::end(known_languages))
      return refuse({"invalid-value",
                     "\"" + language + "\" is not a language of Zubia.",
                     {.field = "languages"},
                     "Choose from en, es, fr, eu."});
  std::vector<ProgrammeTerritory> territories;
  std::set<std::string> seen;
  for (const std::string& written : request.territories) {
    auto territory = read_territory(written);
    if (!territory) return refuse(territory.error());
    if (!seen.insert(territory->code).second)
      return refuse({"duplicate-territory",
                     "The territory " + territory->code + " is named twice.",
                     {.field = "territories"},
                     {}});
    territories.push_back(*std::move(territory));
  }
  if (territories.size() < 2)
    return refuse({"fewer-than-two-territories",
                   "A border has at least two territories.",
                   {.field = "territories"},
                   "Name another one."});
  const ProgrammeRecord record{storage::random_id(), request.name, request.languages, work.now};
  const auto made = storage::ProgrammeStore::create(request.programme, record, territories);
  if (!made) return refuse(made.error());
  Reply reply{request.programme, request.name, request.languages, {}};
  for (const ProgrammeTerritory& territory : territories)
    reply.territories.push_back({territory.code, name_in(territory.names, request.languages.front(), territory.code),
                                 territory.country, territory.parts});
  return reply;
}

template AnyOperation erase<NewProgramme>();

}  // namespace zubia::operations

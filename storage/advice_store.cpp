#include "storage/advice_store.hpp"

#include <array>

namespace zubia::storage {

namespace {

std::array<Value, 4> values_of(const OfferForDimension& offer) {
  return {offer.questionnaire, offer.dimension, offer.organisation, offer.offer};
}

}  // namespace

const std::vector<Sql>& advice_tables() {
  // Long statements are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
  static const std::vector<Sql> statements = {
      "CREATE TABLE offer_for_dimension (place {integer} NOT NULL UNIQUE, questionnaire TEXT NOT NULL, "
      "dimension TEXT NOT NULL, organisation TEXT NOT NULL REFERENCES organisation (id), offer TEXT NOT NULL, "
      "PRIMARY KEY (questionnaire, dimension, organisation, offer)){strict}",
  };
  // NOLINTEND(bugprone-suspicious-missing-comma)
  return statements;
}

Result<void> AdviceStore::put(const OfferForDimension& offer) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) -> Result<void> {
    bool is_known = false;
    const Value key[] = {offer.organisation};
    auto done = connection.query("SELECT 1 FROM organisation WHERE id = $1 AND document <> ''", key,
                                 [&](const Row&) { is_known = true; });
    if (!done) return done;
    if (!is_known)
      return refuse({"unknown-organisation", "There is no such organisation.", {.field = "organisation"}, {}});
    return connection.execute(
        "INSERT INTO offer_for_dimension (place, questionnaire, dimension, organisation, offer) "
        "VALUES ((SELECT COALESCE(MAX(place), 0) + 1 FROM offer_for_dimension), $1, $2, $3, $4) "
        "ON CONFLICT (questionnaire, dimension, organisation, offer) DO NOTHING",
        values_of(offer));
  });
}

Result<void> AdviceStore::remove(const OfferForDimension& offer) {
  return programme_.write({Area::questionnaires}, [&](Connection& connection) {
    return connection.execute(
        "DELETE FROM offer_for_dimension WHERE questionnaire = $1 AND dimension = $2 AND organisation = $3 "
        "AND offer = $4",
        values_of(offer));
  });
}

Result<std::vector<OfferForDimension>> AdviceStore::offers(const std::string& questionnaire) {
  std::vector<OfferForDimension> all;
  const auto done = programme_.read(Area::questionnaires, [&](Connection& connection) {
    const Value key[] = {questionnaire};
    return connection.query(
        "SELECT dimension, organisation, offer FROM offer_for_dimension WHERE questionnaire = $1 ORDER BY place", key,
        [&](const Row& row) {
          all.push_back({questionnaire, row.text(0), row.text(1), row.text(2)});
        });
  });
  if (!done) return refuse(done.error());
  return all;
}

}  // namespace zubia::storage

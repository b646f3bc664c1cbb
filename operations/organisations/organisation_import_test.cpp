#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "operations/organisations/fill_organisation.hpp"
#include "operations/organisations/organisation_check.hpp"
#include "operations/organisations/organisation_columns.hpp"
#include "operations/organisations/organisation_document.hpp"
#include "operations/organisations/organisation_rows.hpp"
#include "operations/organisations/record_history.hpp"
#include "operations/organisations/size_reason.hpp"

namespace zubia::operations {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

std::string refusal_of(const std::string& document) {
  const auto read = read_organisation(document, "o.json");
  const auto checked = read ? put_in_order(*read) : read;
  return checked ? "accepted" : checked.error().code + " " + checked.error().where.member;
}

TEST(OrganisationDocument, WhatIsWrongIsRefusedWithItsPlace) {
  EXPECT_EQ(refusal_of(""), "empty-file ");
  EXPECT_EQ(refusal_of("{"), "truncated-file ");
  EXPECT_EQ(refusal_of("[]"), "invalid-value ");
  EXPECT_EQ(refusal_of("{}"), "organisation-without-name names");
  EXPECT_EQ(refusal_of(R"({"names":{"eu":" "}})"), "organisation-without-name names");
  EXPECT_EQ(refusal_of(R"({"names":"Kaiku"})"), "invalid-value names");
  EXPECT_EQ(refusal_of(R"({"names":{"euskara batua":"Kaiku"}})"), "invalid-value names");
  EXPECT_EQ(refusal_of(R"({"nmaes":{}})"), "unknown-field nmaes");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"contacts":[]})"), "unknown-field contacts") << "people are kept apart";
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"sites":[{"citty":"x"}]})"), "unknown-field sites[0].citty");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"sites":[{"country":"Atlantis"}]})"), "invalid-value sites[0].country");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"sites":[{"latitude":91,"longitude":0}]})"),
            "invalid-value sites[0].latitude");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"sites":[{"latitude":43}]})"), "invalid-value sites[0]");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"kind":"firm"})"), "invalid-value kind");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"size_class":"huge"})"), "invalid-value size_class");
  EXPECT_EQ(refusal_of(R"j({"names":{"":"K"},"websites":["javascript:alert(1)"]})j"), "invalid-value websites[0]");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"languages":["Basque"]})"), "invalid-value languages[0]");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"activities":[{"classification":"nace","code":"machines"}]})"),
            "not-a-nace-code activities[0].code");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"identifiers":[{"scheme":"duns","value":"1"}]})"),
            "unknown-register identifiers[0]");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"identifiers":[{"scheme":"siren","value":"552100555"}]})"),
            "wrong-control-digit identifiers[0]");
  const auto need = [](const std::string& members) {
    return refusal_of(R"({"names":{"":"K"},"needs":[{)" + members + "}]}");
  };
  EXPECT_EQ(need(R"("title":{"eu":"A"},"expires_on":"tomorrow")"), "invalid-value needs[0].expires_on");
  EXPECT_EQ(need(R"("title":{"eu":" "},"text":{"eu":"Laser"})"), "invalid-value needs[0].title");
  EXPECT_EQ(need(R"("title":{"euskaraz":"A"})"), "invalid-value needs[0].title");
  EXPECT_EQ(need(R"("title":{"eu":"A"},"codes":[{"classification":"cpv","code":"4260"}])"),
            "invalid-value needs[0].codes[0].code");
  EXPECT_EQ(need(R"("title":{"eu":"A"},"codes":[{"classification":"cpv","code":"42600000-x"}])"),
            "invalid-value needs[0].codes[0].code");
  EXPECT_EQ(need(R"("title":{"eu":"A"},"codes":[{"code":"42600000"}])"), "invalid-value needs[0].codes[0]");
  EXPECT_EQ(need(R"("title":{"eu":"A"},"codes":[{"classification":"nace","code":"machines"}])"),
            "not-a-nace-code needs[0].codes[0].code");
  EXPECT_EQ(need(R"("id":"1","title":{"eu":"A"}},{"id":"1","title":{"eu":"B"})"), "invalid-value needs[0].id");
  EXPECT_EQ(need(R"("title":{"eu":"A"},"codes":[{"classification":"cpv","code":"42600000-2"}])"), "accepted");
  EXPECT_EQ(refusal_of(R"({"names":{"":"K"},"figures":[{"year":2025,"staff":-1}]})"), "bad-size-figure figures");
}

TEST(OrganisationDocument, IsReadAsItWasWrittenAndHoldsNothingThatIsEmpty) {
  Organisation organisation;
  organisation.id = "a";
  organisation.names = {{"", "Kaiku"}, {"eu", "Kaiku Koop. E."}};
  organisation.identifiers = {{"nif", "B20034567"}};
  organisation.sites = {{"", "", "20003", "Donostia", "ES", "ES212", 43.3, -1.98, ""}};
  organisation.figures = {{2025, 12.0, {}, {}}};
  const std::string document = document_of(organisation);
  EXPECT_EQ(document.find("legal_form"), std::string::npos);
  EXPECT_EQ(*organisation_of(document), organisation);
  EXPECT_EQ(document_of(*organisation_of(document)), document);
  EXPECT_EQ(organisation_of("{broken").error().code, "damaged-file");
}

TEST(OrganisationDocument, IsNamedInTheLanguageOfTheReaderAsFarAsThereIsOne) {
  EXPECT_EQ(display_name(TextByLanguage{{"", "Tecnalia"}, {"eu", "Tecnalia Fundazioa"}}, "eu"), "Tecnalia Fundazioa");
  EXPECT_EQ(display_name(TextByLanguage{{"", "Tecnalia"}, {"eu", "Tecnalia Fundazioa"}}, "fr"), "Tecnalia");
  EXPECT_EQ(display_name(TextByLanguage{{"es", "Fundación"}, {"en", "Foundation"}}, "fr"), "Foundation");
  EXPECT_EQ(display_name(TextByLanguage{}, "fr"), "");
}

TEST(OrganisationDocument, TheSizeClassFollowsTheFiguresWhereTheySayEnough) {
  const auto with = [](const std::string& figures) {
    return *put_in_order(
        *read_organisation(R"({"names":{"":"K"},"size_class":"large","figures":[)" + figures + "]}", ""));
  };
  const Organisation small = with(R"({"year":2025,"staff":12,"turnover":3000000,"balance_total":1000000})");
  EXPECT_EQ(small.size_class, "small");
  EXPECT_TRUE(small.size_computed);
  const Organisation unsure = with(R"({"year":2025,"staff":12})");
  EXPECT_EQ(unsure.size_class, "large") << "what was declared stays";
  const SizeReason reason = *size_reason(unsure);
  EXPECT_EQ(reason.size_years.at(0).staff, 12.0);
  EXPECT_TRUE(std::isnan(reason.size_years.at(0).turnover)) << "what is not known is not 0";
  EXPECT_FALSE(reason.missing.empty());
  EXPECT_FALSE(unsure.size_computed);
}

std::string mapped(const std::vector<std::string>& header, const std::vector<std::string>& wanted = {}) {
  const auto columns = map_columns(header, wanted, "l.csv");
  if (!columns) return columns.error().code + ": " + columns.error().mend;
  std::string fields;
  for (const MappedColumn& column : *columns) fields += column.field + ",";
  return fields;
}

TEST(OrganisationColumns, AreRecognisedInFourLanguages) {
  EXPECT_EQ(mapped({"Name", "Legal form", "Post code", "Web site", "Employees"}),
            "name,legal-form,postcode,website,staff,");
  EXPECT_EQ(mapped({"Razón social", "CIF", "Código postal", "Población", "Nº de empleados", "CNAE-2009"}),
            "name,nif,postcode,city,,nace,");
  EXPECT_EQ(mapped({"Dénomination", "N° SIRET", "Commune", "Chiffre d'affaires", "Code NACE"}),
            "name,siret,city,turnover,nace,");
  EXPECT_EQ(mapped({"Izena", "IFZ", "Posta-kodea", "Herria", "Langile kopurua", "Webgunea"}),
            "name,nif,postcode,city,staff,website,");
}

TEST(OrganisationColumns, WhatIsAskedForGoesBeforeWhatIsProposed) {
  EXPECT_EQ(mapped({"name", "Firma", "Tel."}, {"name=Firma"}), ",name,,");
  EXPECT_EQ(mapped({"name", "city"}, {"=city"}), "name,,");
  EXPECT_EQ(mapped({"name", "Tags, all"}, {"technologies=Tags", " all"}), "name,technologies,")
      << "a comma in the name of a column";
  EXPECT_EQ(mapped({"name", "web", "website"}), "name,website,website,") << "a list may have several columns";
  EXPECT_EQ(mapped({"name", "city", "ciudad"}), "name,city,,") << "one that is no list may not";
}

TEST(OrganisationColumns, WhatCannotBeIsRefused) {
  EXPECT_EQ(mapped({"a", "b"}), "no-name-column: Name it: --column \"name=a\".");
  EXPECT_EQ(mapped({"name"}, {"nmae=name"}), "unknown-organisation-column: Did you mean name?");
  EXPECT_EQ(mapped({"name"}, {"city=Citty"}), "missing-column: The columns are name.");
  EXPECT_EQ(mapped({"name", "x", "y"}, {"city=x", "city=y"}), "duplicate-column: Name one column for it.");
}

OrganisationRows rows_of(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& cells) {
  formats::Sheet sheet{header, {}};
  for (std::size_t r = 0; r < cells.size(); ++r) sheet.rows.push_back({r + 2, cells[r]});
  return read_organisation_rows(sheet, *map_columns(header, {}, "l.csv"), 2026, "f1");
}

TEST(OrganisationRows, ARowWithoutANameIsRefusedAndACellThatIsWrongLeavesTheRest) {
  const auto read = rows_of({"name", "nif", "country", "nace", "staff", "website", "lat", "lon"},
                            {{"", "B20034567", "ES", "", "", "", "", ""},
                             {"Kaiku", "B20034560", "Atlantis", "machines", "many", "not a site", "95", "2"}});
  ASSERT_THAT(read.refused, SizeIs(1));
  EXPECT_EQ(read.refused[0].line, 2U);
  EXPECT_EQ(read.refused[0].column, "name");
  EXPECT_EQ(read.refused[0].problem.code, "row-without-name");
  ASSERT_THAT(read.rows, SizeIs(1));
  EXPECT_EQ(read.rows[0].organisation.names.at(""), "Kaiku");
  EXPECT_THAT(read.rows[0].organisation.identifiers, IsEmpty());
  EXPECT_THAT(read.rows[0].organisation.sites, IsEmpty()) << "half a place is none";
  std::vector<std::string> codes;
  for (const CellFault& fault : read.left) codes.push_back(fault.column + " " + fault.problem.code);
  EXPECT_THAT(codes, ElementsAre("nif wrong-control-digit", "country unknown-country", "nace not-a-nace-code",
                                 "staff not-a-number", "website not-a-website", "lat not-a-place"));
  EXPECT_FALSE(read.left[0].problem.detail.empty());
}

TEST(OrganisationRows, CellsAreTakenAsTheirColumnsSay) {
  const auto read =
      rows_of({"name", "kind", "country", "nace", "staff", "size", "technologies", "url", "short name", "languages"},
              {{"Danobat", "PRC", "España", "2841|28.49", "1 250", "", "additive | CNC", "www.danobat.com", "DANOBAT",
                "EU es, en"},
               {"=1+1", "Universidad", "FR", "", "", "10-49", "", "", "", ""}});
  EXPECT_THAT(read.left, IsEmpty());
  const Organisation& danobat = read.rows[0].organisation;
  EXPECT_EQ(danobat.kind, "company");
  EXPECT_EQ(danobat.sites.at(0).country, "ES");
  EXPECT_EQ(danobat.activities.at(0), (ActivityCode{"nace", "2", "28.41", true}));
  EXPECT_EQ(danobat.activities.at(1), (ActivityCode{"nace", "2", "28.49", false}));
  EXPECT_EQ(danobat.figures.at(0), (EnterpriseFigures{2026, 1250.0, {}, {}}));
  EXPECT_EQ(danobat.size_class, "large") << "250 and more is large whatever the money";
  EXPECT_THAT(danobat.technologies, ElementsAre("additive", "CNC"));
  EXPECT_THAT(danobat.languages, ElementsAre("eu", "es", "en"));
  EXPECT_EQ(danobat.source, "f1");
  EXPECT_EQ(read.rows[1].organisation.names.at(""), "=1+1") << "what looks like a formula is a text";
  EXPECT_EQ(read.rows[1].organisation.kind, "university");
  EXPECT_EQ(read.rows[1].organisation.size_class, "small");
}

TEST(OrganisationRows, ANumberInFrontOfTheNameIsTakenOut) {
  const auto read =
      rows_of({"beneficiary"}, {{"*A01325711: BIOSASUN SA"}, {"*A01325712: BIOSASUN SA"}, {"Ikerlan: S. Coop."}});
  EXPECT_EQ(read.rows[0].organisation.names.at(""), "BIOSASUN SA");
  EXPECT_THAT(read.rows[0].organisation.identifiers, ElementsAre(OrganisationIdentifier{"nif", "A01325711"}));
  EXPECT_EQ(read.rows[1].organisation.names.at(""), "BIOSASUN SA");
  EXPECT_THAT(read.rows[1].organisation.identifiers, IsEmpty());
  EXPECT_THAT(read.left, SizeIs(1));
  EXPECT_EQ(read.rows[2].organisation.names.at(""), "Ikerlan: S. Coop.");
}

Organisation named(const std::string& name) {
  Organisation organisation;
  organisation.names = {{"", name}};
  return organisation;
}

TEST(FillOrganisation, WhatIsThereStaysAndWhatDiffersIsSaid) {
  Organisation held = named("Kaiku");
  held.legal_form = "S. Coop.";
  held.sites = {{"", "Kale Nagusia 1", "", "Donostia", "ES", "", {}, {}, ""}};
  held.technologies = {"pasteurising"};
  Organisation given = named("KAIKU");
  given.legal_form = "SL";
  given.kind = "company";
  given.identifiers = {{"nif", "B20034567"}};
  given.sites = {{"", "", "20003", "Donostia", "ES", "ES212", 43.3, -1.98, ""}};
  given.technologies = {"drying"};
  const auto differences = fill_organisation(held, given, Lists::kept);
  EXPECT_EQ(held.legal_form, "S. Coop.");
  EXPECT_EQ(held.kind, "company");
  EXPECT_THAT(held.identifiers, SizeIs(1));
  EXPECT_EQ(held.sites.at(0).postcode, "20003");
  EXPECT_EQ(held.sites.at(0).address, "Kale Nagusia 1");
  EXPECT_THAT(held.technologies, ElementsAre("pasteurising"));
  std::vector<std::string> members;
  for (const MemberDifference& each : differences) members.push_back(each.member + ": " + each.held + "/" + each.given);
  EXPECT_THAT(members, ElementsAre("legal_form: S. Coop./SL", "technologies: pasteurising/drying"))
      << "a name in capitals is the same name";
}

TEST(FillOrganisation, InAMergeListsAreUnitedAndTheOtherNameIsKept) {
  Organisation held = named("Danobat");
  held.websites = {"www.danobat.com"};
  held.identifiers = {{"nif", "F20025318"}};
  Organisation given = named("Danobat Machine Tools");
  given.websites = {"https://danobat.com/", "danobat.de"};
  given.identifiers = {{"pic", "999999999"}};
  fill_organisation(held, given, Lists::united);
  EXPECT_THAT(held.other_names, ElementsAre("Danobat Machine Tools"));
  EXPECT_THAT(held.websites, ElementsAre("www.danobat.com", "danobat.de"));
  EXPECT_THAT(held.identifiers, SizeIs(2));
  const Organisation once = held;
  fill_organisation(held, given, Lists::united);
  EXPECT_EQ(held, once) << "twice is once";
}

TEST(RecordHistory, SaysValueByValueWhatChanged) {
  std::vector<std::string> changed;
  for (const ChangedValue& each : changed_values(R"({"id":"a","names":{"eu":"K"},"sites":[{"city":"x"}]})",
                                                 R"({"id":"a","names":{"eu":"L"},"kind":"company"})"))
    changed.push_back(each.member + ": " + each.before + "/" + each.after);
  EXPECT_THAT(changed, ElementsAre("names.eu: K/L", "sites[0].city: x/", "kind: /company"));
  EXPECT_THAT(changed_values("", ""), IsEmpty());
}

TEST(RecordHistory, AMergeIsTakenOutAndWhatWasChangedSinceStays) {
  EXPECT_EQ(without_merge(R"({"kind":"company"})", R"({"kind":"company","other_names":["B"],"territory":"ES212"})",
                          R"({"kind":"university","other_names":["B"],"territory":"ES211"})"),
            R"({"kind":"university","territory":"ES211"})");
}

}  // namespace
}  // namespace zubia::operations

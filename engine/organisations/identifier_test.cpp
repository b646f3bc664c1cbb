#include "engine/organisations/identifier.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

namespace zubia::organisations {
namespace {

using enum IdentifierScheme;

Problem problem_of(IdentifierScheme scheme, std::string_view text) {
  const auto checked = check_identifier(scheme, text);
  EXPECT_FALSE(checked) << text;
  return checked ? Problem{} : checked.error();
}

std::string value_of(IdentifierScheme scheme, std::string_view text) {
  const auto checked = check_identifier(scheme, text);
  EXPECT_TRUE(checked) << (checked ? "" : checked.error().detail);
  return checked ? checked->value : "";
}

TEST(Identifier, AWrongLengthSaysHowManyDigitsThereAre) {
  const Problem problem = problem_of(siren, "30326504");
  EXPECT_EQ(problem.code, "wrong-identifier-form");
  EXPECT_EQ(problem.detail, "“30326504” is not a SIREN: it has 8 digits instead of 9.");
  EXPECT_EQ(problem_of(siren, "").detail, "“” is not a SIREN: it has 0 digits instead of 9.");
  EXPECT_EQ(problem_of(pic, "99997").detail, "“99997” is not a PIC: it has 5 digits instead of 9.");
  EXPECT_EQ(problem_of(lei, "7245005").detail, "“7245005” is not an LEI: it has 7 characters instead of 20.");
}

TEST(Identifier, AForeignCharacterIsNamedWithItsPlace) {
  EXPECT_EQ(problem_of(siren, "30326é045").detail,
            "“30326é045” is not a SIREN: the 6th character, “é”, is not a digit.");
  EXPECT_EQ(problem_of(siren, "3O3265045").detail,
            "“3O3265045” is not a SIREN: the 2nd character, “O”, is not a digit.");
  EXPECT_EQ(problem_of(nif, "A0132S711").detail,
            "“A0132S711” is not a Spanish NIF: the 6th character, “S”, is not a digit.");
  EXPECT_EQ(problem_of(nif, "I01325711").detail,
            "“I01325711” is not a Spanish NIF: no kind of person or entity begins with “I”.");
}

TEST(Identifier, AWrongControlSaysWhatItShouldBe) {
  const Problem problem = problem_of(siren, "303265047");
  EXPECT_EQ(problem.code, "wrong-control-digit");
  EXPECT_EQ(problem.detail, "“303265047” is not a SIREN: the control character (the 9th) should be 5, not 7.");
  EXPECT_EQ(problem_of(nif, "A01325717").detail,
            "“A01325717” is not a Spanish NIF: the control character (the 9th) should be 1, not 7.");
  EXPECT_EQ(problem_of(nif, "12345678A").detail,
            "“12345678A” is not a Spanish NIF: the control character (the 9th) should be Z, not A.");
  EXPECT_EQ(problem_of(lei, "HWUPKR0MPOU8FGXBT395").detail,
            "“HWUPKR0MPOU8FGXBT395” is not an LEI: the control characters (the 19th and 20th) should be 94, not 95.");
  EXPECT_EQ(
      problem_of(vat, "FR41303265045").detail,
      "“FR41303265045” is not a French VAT number: the control characters (the 3rd and 4th) should be 40, not 41.");
}

TEST(Identifier, ASwapOfNeighboursThatWouldMendItIsShown) {
  const Problem problem = problem_of(siren, "303256045");
  EXPECT_NE(problem.mend.find("the 5th and 6th (303265045)"), std::string::npos) << problem.mend;
}

TEST(Identifier, TheNumberOfAnotherCountryIsCalledThat) {
  const Problem problem = problem_of(nif, "303 265 045");
  EXPECT_EQ(problem.code, "other-identifier");
  EXPECT_EQ(problem.detail, "“303265045” is a French SIREN, given as a Spanish NIF.");
  EXPECT_EQ(problem.mend, "Give it as siren, or look for the right number.");
  EXPECT_EQ(problem_of(siren, "A01325711").detail, "“A01325711” is a Spanish NIF, given as a French SIREN.");
  EXPECT_EQ(problem_of(siren, "ESA01325711").detail, "“ESA01325711” is a Spanish VAT number, given as a French SIREN.");
  EXPECT_EQ(problem_of(vat, "ES303265045").detail, "“303265045” is a French SIREN, given as a Spanish VAT number.");
  EXPECT_EQ(problem_of(siren, "30326504500012").code, "wrong-identifier-form");
  EXPECT_EQ(problem_of(siret, "303265045").mend, "Give it as siren, or look for the right number.");
}

TEST(Identifier, ASiretWithAWrongSirenBlamesTheSiren) {
  const Problem problem = problem_of(siret, "73282932100074");
  EXPECT_EQ(problem.detail,
            "“73282932100074” is not a SIRET: its first 9 digits are no SIREN. “732829321” is not a SIREN: the control "
            "character (the 9th) should be 0, not 1.");
}

TEST(Identifier, ZerosAreNoCompany) {
  EXPECT_EQ(problem_of(siren, "000000000").detail, "“000000000” is not a SIREN: it is nothing but zeros.");
  EXPECT_EQ(problem_of(siret, "00000000000000").code, "wrong-identifier-form");
}

TEST(Identifier, AnEuidSaysWhichPartIsMissing) {
  EXPECT_EQ(problem_of(euid, "FR7501303265045").detail,
            "“FR7501303265045” is not an EUID: there is no full stop between the register and the number.");
  EXPECT_EQ(problem_of(euid, "US7501.30").code, "wrong-identifier-form");
  EXPECT_EQ(problem_of(euid, "FR.303265045").detail,
            "“FR.303265045” is not an EUID: there is no register between the country and the full stop.");
  EXPECT_EQ(problem_of(euid, "FR7501.").detail, "“FR7501.” is not an EUID: there is no number behind the full stop.");
  EXPECT_EQ(problem_of(euid, "FR7501.303265046").code, "wrong-control-digit");
}

TEST(Identifier, AVatNumberWithoutACountryIsNotGuessed) {
  EXPECT_EQ(problem_of(vat, "40303265045").code, "wrong-identifier-form");
  EXPECT_EQ(problem_of(vat, "XX123").mend, "Write the country in front: ESA01325711, FR40303265045.");
  EXPECT_EQ(problem_of(vat, "PT12").detail,
            "“PT12” is not a Portuguese VAT number: behind PT it has 2 characters instead of 9.");
}

TEST(Identifier, SpacesDotsHyphensAndSmallLettersAreNoFault) {
  EXPECT_EQ(value_of(siren, " 303 265 045 "), "303265045");
  EXPECT_EQ(value_of(siret, "732 829 320 00074"), "73282932000074");
  EXPECT_EQ(value_of(nif, "a-01.325.711"), "A01325711");
  EXPECT_EQ(value_of(nif, "x 1234567-l"), "X1234567L");
  EXPECT_EQ(value_of(vat, "fr 40 303 265 045"), "FR40303265045");
  EXPECT_EQ(value_of(vat, "GR 094259216"), "EL094259216");
  EXPECT_EQ(value_of(euid, "fr7501.303265045"), "FR7501.303265045");
  EXPECT_EQ(value_of(lei, "hwup-kr0m-pou8-fgxb-t394"), "HWUPKR0MPOU8FGXBT394");
  EXPECT_EQ(value_of(pic, "999 978 918"), "999978918");
}

TEST(Identifier, TheEstablishmentsOfLaPosteHaveARuleOfTheirOwn) {
  EXPECT_EQ(value_of(siret, "356 000 000 00048"), "35600000000048");  // the seat passes Luhn
  EXPECT_EQ(value_of(siret, "35600000049837"), "35600000049837");     // 45, but not Luhn
  EXPECT_EQ(problem_of(siret, "35600000049838").code, "wrong-control-digit");
}

TEST(Identifier, EveryKindOfSpanishEntityHasItsControl) {
  EXPECT_EQ(value_of(nif, "B58378431"), "B58378431");
  EXPECT_EQ(value_of(nif, "Q2826004J"), "Q2826004J");  // a public body: a letter
  EXPECT_EQ(value_of(nif, "G31227093"), "G31227093");  // an association: here a digit
  EXPECT_EQ(problem_of(nif, "A0132571A").code, "wrong-control-digit");
  EXPECT_EQ(problem_of(nif, "Q28260040").code, "wrong-control-digit");
}

// Numbers that the national rules are explained with, or that stand on the sites of well-known companies.
TEST(Identifier, VatNumbersOfTheMemberStatesPass) {
  for (const char* number :
       {"ATU13585627",   "BE0428759497",   "BG175074752", "CY10259033P",    "CZ25123891",    "DE136695976",
        "DK13585628",    "EE100594102",    "EL094259216", "ESA13585625",    "FI20774740",    "FR40303265045",
        "HR33392005961", "HU12892312",     "IE6433435F",  "IE6433435OA",    "IT00743110157", "LT119511515",
        "LU15027442",    "LV40003521600",  "MT11679112",  "NL004495445B01", "PL8567346215",  "PT501964843",
        "RO18547290",    "SE123456789701", "SI50223054",  "SK2022749619"})
    EXPECT_EQ(value_of(vat, number), number);
}

TEST(Identifier, VatNumbersWithOneWrongDigitAreRefused) {
  for (const char* number :
       {"ATU13585626",   "BE0428759498",   "BG175074751", "CY10259033Z",    "CZ25123890",    "DE136695978",
        "DK13585627",    "EE100594103",    "EL123456781", "ESA13585624",    "FI20774741",    "FR84323140391",
        "HR33092005961", "HU12892313",     "IE6433435E",  "IE6433435OB",    "IT00743110158", "LT119511516",
        "LU15027443",    "LV40003521601",  "MT11679113",  "NL123456790B90", "PL8567346216",  "PT501964842",
        "RO18547291",    "SE123456789101", "SI50223055",  "SK2022749618"})
    EXPECT_EQ(problem_of(vat, number).code, "wrong-control-digit") << number;
}

TEST(Identifier, WhatANumberIsComesWithControlsFirst) {
  const auto readings = detect_identifier("303 265 045");
  ASSERT_GE(readings.size(), 2U);
  EXPECT_EQ(readings.front(), (IdentifierReading{{siren, "303265045"}, "FR", true}));
  EXPECT_EQ(readings.back(), (IdentifierReading{{pic, "303265045"}, "", false}));
  EXPECT_EQ(detect_identifier("A01325711").front(), (IdentifierReading{{nif, "A01325711"}, "ES", true}));
  EXPECT_EQ(detect_identifier("00743110157").front(), (IdentifierReading{{vat, "IT00743110157"}, "IT", true}));
  EXPECT_TRUE(detect_identifier("hello").empty());
  EXPECT_TRUE(detect_identifier("").empty());
}

TEST(Identifier, OneNumberFollowsFromAnother) {
  EXPECT_EQ(derived_identifiers({siret, "73282932000074"}),
            (std::vector<Identifier>{{siren, "732829320"}, {vat, "FR44732829320"}}));
  EXPECT_EQ(derived_identifiers({siren, "303265045"}), (std::vector<Identifier>{{vat, "FR40303265045"}}));
  EXPECT_EQ(derived_identifiers({vat, "ESA01325711"}), (std::vector<Identifier>{{nif, "A01325711"}}));
  EXPECT_EQ(derived_identifiers({nif, "A01325711"}), (std::vector<Identifier>{{vat, "ESA01325711"}}));
  EXPECT_EQ(derived_identifiers({euid, "FR7501.303265045"}),
            (std::vector<Identifier>{{siren, "303265045"}, {vat, "FR40303265045"}}));
  EXPECT_TRUE(derived_identifiers({pic, "999978918"}).empty());
}

TEST(Identifier, SchemesHaveNames) {
  for (const IdentifierScheme scheme : {siren, siret, nif, vat, euid, lei, pic})
    EXPECT_EQ(scheme_named(scheme_name(scheme)), scheme);
  EXPECT_EQ(scheme_named("duns"), std::nullopt);
}

// The Spanish Ministry of Finance publishes the beneficiaries of the ERDF with their NIF in front of the name.
TEST(RealData, TheNumbersOfTheBeneficiariesOfNavarraPass) {
  const char* folder = std::getenv("ZUBIA_SHARED");
  const auto shared =
      folder != nullptr ? std::filesystem::path(folder) : std::filesystem::path(ZUBIA_ROOT).parent_path() / "shared";
  std::ifstream file(shared / "data/organisations/navarra_erdf_2007_2013_legal_entities.csv");
  if (!file) GTEST_SKIP() << "the list of beneficiaries is not there";
  std::string line;
  std::size_t passed = 0;
  std::vector<std::string> refused;
  while (std::getline(file, line)) {
    const std::size_t star = line.find('*');
    const std::size_t colon = line.find(':');
    if (star > 1 || colon == std::string::npos || colon - star != 10) continue;
    const std::string number = line.substr(star + 1, 9);
    if (check_identifier(nif, number))
      ++passed;
    else
      refused.push_back(number);
  }
  EXPECT_GE(passed, 5U);
  EXPECT_TRUE(refused.empty()) << testing::PrintToString(refused);
}

}  // namespace
}  // namespace zubia::organisations

#include "engine/organisations/organisation_name.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace zubia::organisations {
namespace {

std::string form_of(std::string_view name) { return take_name_apart(name).form; }

TEST(OrganisationName, ANameOfNothingButFormsKeepsItsWords) {
  EXPECT_EQ(normal_name("S.A."), "sa");
  EXPECT_EQ(normal_name("SAS"), "sas");
  EXPECT_EQ(normal_name("(SL)"), "sl");
  EXPECT_EQ(normal_name(""), "");
  EXPECT_EQ(normal_name("---"), "");
  EXPECT_EQ(normal_name("De La"), "de la");
}

TEST(OrganisationName, HoweverTheFormIsWrittenItIsSetApart) {
  for (const char* name : {"ORONA S.COOP", "Orona, S. Coop.", "ORONA SOCIEDAD COOPERATIVA",
                           "Orona Kooperatiba Elkartea", "orona soc. coop. ltda."})
    EXPECT_EQ(std::pair(normal_name(name), form_of(name)), std::pair(std::string("orona"), std::string("S. Coop.")))
        << name;
  EXPECT_EQ(form_of("BIOSASUN SA"), "SA");
  EXPECT_EQ(form_of("BIOSASUN, S. A. U."), "SAU");
  EXPECT_EQ(form_of("Tecnología Navarra S.L.U."), "SLU");
  EXPECT_EQ(form_of("Tecnología Navarra SL, Sociedad Unipersonal"), "SL");
  EXPECT_EQ(form_of("SARL DUPONT"), "SARL");
  EXPECT_EQ(form_of("Dupont (SASU)"), "SASU");
  EXPECT_EQ(form_of("Groupement d'intérêt économique Aquitaine"), "GIE");
  EXPECT_EQ(form_of("Critical Software Unipessoal Lda"), "Unipessoal Lda");
  EXPECT_EQ(form_of("Bosch Rexroth GmbH & Co. KG"), "GmbH & Co. KG");
}

TEST(OrganisationName, FoundationsOfFourLanguagesAreOneFamily) {
  for (const char* name : {"Fundación Azti", "Azti Fundazioa", "Fondation Azti", "Azti Foundation"}) {
    EXPECT_EQ(normal_name(name), "azti") << name;
    EXPECT_EQ(take_name_apart(name).family, LegalFamily::foundation) << name;
  }
}

TEST(OrganisationName, CommonWordsAreOneInAllLanguages) {
  for (const char* name : {"Grupo Uria Tecnologías", "URIA TEKNOLOGIAK TALDEA", "Groupe Uria Technologie"}) {
    auto words = take_name_apart(name).words;
    std::ranges::sort(words, {}, &NameWord::word);
    EXPECT_EQ(words, (std::vector<NameWord>{
                         {"group", WordKind::generic}, {"technology", WordKind::generic}, {"uria", WordKind::own}}))
        << name;
  }
  EXPECT_EQ(take_name_apart("Thales España").words.back(), (NameWord{"spain", WordKind::place}));
}

TEST(OrganisationName, LettersThatStandAloneAreOneWord) {
  EXPECT_EQ(normal_name("C.A.F., S.A."), "caf");
  EXPECT_EQ(normal_name("A. AUXILIAR CARROCERA SA"), normal_name("A.AUXILIAR CARROCERA SA"));
  EXPECT_EQ(normal_name("I+D+i Navarra"), "idi navarra");
}

TEST(OrganisationName, ParenthesesHoldAnAlias) {
  const OrganisationName name = take_name_apart("Construcciones y Auxiliar de Ferrocarriles (CAF) SA");
  EXPECT_EQ(name.aliases, std::vector<std::string>{"caf"});
  EXPECT_EQ(name.form, "SA");
  EXPECT_EQ(name.acronym, "caf");
  EXPECT_EQ(normal_name("(UN)MANNED"), "un manned");
  EXPECT_EQ(normal_name("STMicroelectronics (Alps) SAS"), "stmicroelectronics alps");
}

TEST(OrganisationName, EveryCommonWordMeansItself) {
  for (const char* word : {"group", "technology", "university", "spain", "uk", "of"})
    EXPECT_EQ(meaning_of(word).word, word);
  EXPECT_EQ(meaning_of("taldea").word, "group");
  EXPECT_EQ(meaning_of("orona").kind, WordKind::own);
}

TEST(OrganisationNameLaw, NormalisingTwiceChangesNothingAndLosesNoName) {
  EXPECT_TRUE(rc::check([] {
    const auto parts = *rc::gen::container<std::vector<std::string>>(rc::gen::element<std::string>(
        "S", "A", "L", "s.l.", "SA", "Fundación", "de", "la", "Grupo", "Orona", "(CAF)", "Coop", "co", "KG", "C", "B",
        "España", "sociedad", "limitada", "unipersonal", "U", "g.m.b.h.", "Ørsted", "UTE", "Ley", "18", "1982", "&"));
    std::string name;
    for (const std::string& part : parts) name += (name.empty() ? "" : " ") + part;
    const std::string once = normal_name(name);
    RC_ASSERT(normal_name(once) == once);
    if (std::ranges::any_of(parts, [](const std::string& part) { return part != "&"; })) RC_ASSERT(!once.empty());
    const OrganisationName apart = take_name_apart(name);
    for (const NameWord& word : apart.words) RC_ASSERT(!word.word.empty());
  }));
}

}  // namespace
}  // namespace zubia::organisations

#include "engine/organisations/legal_form.hpp"

#include <algorithm>
#include <map>

namespace zubia::organisations {
namespace {

using enum LegalFamily;

constexpr bool opens = true;

constexpr LegalForm all[] = {
    // Spain and the Basque Country
    {"s a", "SA", "", joint_stock},
    {"sa", "SA", "", joint_stock},
    {"sociedad anonima", "SA", "ES", joint_stock, opens},
    {"s a u", "SAU", "ES", joint_stock},
    {"sau", "SAU", "ES", joint_stock},
    {"sociedad anonima unipersonal", "SAU", "ES", joint_stock},
    {"s a l", "SAL", "ES", joint_stock},
    {"sal", "SAL", "ES", joint_stock},
    {"sociedad anonima laboral", "SAL", "ES", joint_stock},
    {"s a m p", "SAMP", "ES", joint_stock},
    {"sociedad anonima municipal", "SAM", "ES", joint_stock},
    {"s m e", "SME", "ES", none},
    {"s l", "SL", "ES", limited},
    {"sl", "SL", "ES", limited},
    {"sociedad limitada", "SL", "ES", limited, opens},
    {"soc limitada", "SL", "ES", limited},
    {"sociedad de responsabilidad limitada", "SL", "ES", limited},
    {"s r l", "SRL", "", limited},
    {"srl", "SRL", "", limited},
    {"s l u", "SLU", "ES", limited},
    {"slu", "SLU", "ES", limited},
    {"s l unipersonal", "SLU", "ES", limited},
    {"sl unipersonal", "SLU", "ES", limited},
    {"sociedad limitada unipersonal", "SLU", "ES", limited},
    {"sociedad unipersonal", "SU", "ES", none},
    {"unipersonal", "SU", "ES", none},
    {"s l n e", "SLNE", "ES", limited},
    {"slne", "SLNE", "ES", limited},
    {"s l l", "SLL", "ES", limited},
    {"sll", "SLL", "ES", limited},
    {"sociedad limitada laboral", "SLL", "ES", limited},
    {"s l p", "SLP", "ES", limited},
    {"slp", "SLP", "ES", limited},
    {"sociedad limitada profesional", "SLP", "ES", limited},
    {"s coop", "S. Coop.", "ES", cooperative},
    {"scoop", "S. Coop.", "ES", cooperative},
    {"s coop ltda", "S. Coop.", "ES", cooperative},
    {"s coop limitada", "S. Coop.", "ES", cooperative},
    {"scl", "S. Coop.", "ES", cooperative},
    {"s c l", "S. Coop.", "ES", cooperative},
    {"soc coop", "S. Coop.", "ES", cooperative, opens},
    {"soc coop ltda", "S. Coop.", "ES", cooperative},
    {"sdad coop", "S. Coop.", "ES", cooperative, opens},
    {"sociedad cooperativa", "S. Coop.", "ES", cooperative, opens},
    {"sociedad cooperativa limitada", "S. Coop.", "ES", cooperative, opens},
    {"sociedad cooperativa andaluza", "S. Coop.", "ES", cooperative},
    {"s coop pequena", "S. Coop.", "ES", cooperative},
    {"coop v", "S. Coop.", "ES", cooperative},
    {"coop", "S. Coop.", "", cooperative, opens},
    {"kooperatiba elkartea", "S. Coop.", "ES", cooperative},
    {"kooperatiba", "S. Coop.", "ES", cooperative},
    {"koop elk", "S. Coop.", "ES", cooperative},
    {"koop e", "S. Coop.", "ES", cooperative},
    {"s koop", "S. Coop.", "ES", cooperative},
    {"s c p", "SC", "ES", partnership},
    {"sociedad civil", "SC", "ES", partnership},
    {"comunidad de bienes", "CB", "ES", partnership},
    {"c b", "CB", "ES", partnership},
    {"sociedad agraria de transformacion", "SAT", "ES", cooperative, opens},
    {"s a t", "SAT", "ES", cooperative, opens},
    {"sat", "SAT", "ES", cooperative, opens},
    {"a i e", "AIE", "ES", grouping, opens},
    {"aie", "AIE", "ES", grouping, opens},
    {"agrupacion de interes economico", "AIE", "ES", grouping, opens},
    {"ute", "UTE", "ES", grouping, opens},
    {"u t e", "UTE", "ES", grouping, opens},
    {"union temporal de empresas", "UTE", "ES", grouping, opens},
    {"ley 18 1982", "UTE", "ES", grouping},
    {"fundacion", "Fundación", "ES", foundation, opens},
    {"fundacion privada", "Fundación", "ES", foundation},
    {"fundacio", "Fundación", "ES", foundation, opens},
    {"fundazioa", "Fundación", "ES", foundation, opens},
    {"fundazio", "Fundación", "ES", foundation, opens},
    {"elkartea", "Asociación", "ES", association},
    {"asociacion", "Asociación", "ES", association, opens},
    {"associacio", "Asociación", "ES", association, opens},
    // France
    {"s a r l", "SARL", "FR", limited, opens},
    {"sarl", "SARL", "FR", limited, opens},
    {"sarlu", "EURL", "FR", limited, opens},
    {"e u r l", "EURL", "FR", limited, opens},
    {"eurl", "EURL", "FR", limited, opens},
    {"societe a responsabilite limitee", "SARL", "FR", limited, opens},
    {"s a s", "SAS", "FR", joint_stock, opens},
    {"sas", "SAS", "FR", joint_stock, opens},
    {"s a s u", "SASU", "FR", joint_stock, opens},
    {"sasu", "SASU", "FR", joint_stock, opens},
    {"societe par actions simplifiee", "SAS", "FR", joint_stock, opens},
    {"societe anonyme", "SA", "FR", joint_stock, opens},
    {"s n c", "SNC", "", partnership},
    {"snc", "SNC", "", partnership},
    {"scop", "SCOP", "FR", cooperative, opens},
    {"s c o p", "SCOP", "FR", cooperative, opens},
    {"scop sa", "SCOP", "FR", cooperative, opens},
    {"scop sarl", "SCOP", "FR", cooperative, opens},
    {"scic", "SCIC", "FR", cooperative, opens},
    {"s c i c", "SCIC", "FR", cooperative, opens},
    {"societe cooperative", "SCOP", "FR", cooperative, opens},
    {"gie", "GIE", "FR", grouping, opens},
    {"g i e", "GIE", "FR", grouping, opens},
    {"groupement d interet economique", "GIE", "FR", grouping, opens},
    {"gip", "GIP", "FR", grouping, opens},
    {"groupement d interet public", "GIP", "FR", grouping, opens},
    {"association", "Association", "FR", association, opens},
    {"fondation", "Fondation", "FR", foundation, opens},
    // Portugal and Italy
    {"lda", "Lda", "PT", limited},
    {"ltda", "Lda", "", limited},
    {"limitada", "Lda", "", limited},
    {"unipessoal lda", "Unipessoal Lda", "PT", limited},
    {"sociedade unipessoal lda", "Unipessoal Lda", "PT", limited},
    {"sociedade anonima", "SA", "PT", joint_stock},
    {"crl", "CRL", "PT", cooperative},
    {"fundacao", "Fundação", "PT", foundation, opens},
    {"associacao", "Associação", "PT", association, opens},
    {"s p a", "SpA", "IT", joint_stock},
    {"spa", "SpA", "IT", joint_stock},
    {"societa per azioni", "SpA", "IT", joint_stock},
    {"societa a responsabilita limitata", "SRL", "IT", limited},
    {"soc coop a r l", "Soc. Coop.", "IT", cooperative},
    {"societa cooperativa", "Soc. Coop.", "IT", cooperative},
    {"scarl", "SCARL", "IT", cooperative},
    {"scrl", "SCRL", "", cooperative},
    {"s c a r l", "SCARL", "IT", cooperative},
    {"fondazione", "Fondazione", "IT", foundation, opens},
    {"associazione", "Associazione", "IT", association, opens},
    // The other languages of the Union, and what trade fairs bring
    {"gmbh", "GmbH", "", limited},
    {"g m b h", "GmbH", "", limited},
    {"mbh", "GmbH", "", limited},
    {"gesellschaft mit beschrankter haftung", "GmbH", "", limited},
    {"ggmbh", "gGmbH", "DE", limited},
    {"ges m b h", "GmbH", "AT", limited},
    {"gmbh co kg", "GmbH & Co. KG", "", partnership},
    {"gmbh cokg", "GmbH & Co. KG", "", partnership},
    {"co kg", "KG", "", partnership},
    {"kg", "KG", "", partnership},
    {"ag", "AG", "", joint_stock},
    {"aktiengesellschaft", "AG", "", joint_stock},
    {"e v", "e.V.", "DE", association},
    {"ev", "e.V.", "DE", association},
    {"eingetragener verein", "e.V.", "DE", association},
    {"stiftung", "Stiftung", "", foundation, opens},
    {"ltd", "Ltd", "", limited},
    {"limited", "Ltd", "", limited},
    {"co ltd", "Ltd", "", limited},
    {"company limited", "Ltd", "", limited},
    {"pty ltd", "Ltd", "", limited},
    {"private limited", "Ltd", "", limited},
    {"pvt ltd", "Ltd", "", limited},
    {"plc", "PLC", "", joint_stock},
    {"public limited company", "PLC", "", joint_stock},
    {"llp", "LLP", "", partnership},
    {"llc", "LLC", "", limited},
    {"inc", "Inc", "", joint_stock},
    {"incorporated", "Inc", "", joint_stock},
    {"corp", "Corp", "", joint_stock},
    {"lbg", "LBG", "", limited},
    {"b v", "BV", "", limited},
    {"bv", "BV", "", limited},
    {"bvba", "BVBA", "BE", limited},
    {"besloten vennootschap", "BV", "", limited},
    {"n v", "NV", "", joint_stock},
    {"nv", "NV", "", joint_stock},
    {"naamloze vennootschap", "NV", "", joint_stock},
    {"stichting", "Stichting", "NL", foundation, opens},
    {"vzw", "VZW", "BE", association},
    {"asbl", "ASBL", "", association, opens},
    {"aisbl", "AISBL", "BE", association},
    {"ivzw", "AISBL", "BE", association},
    {"ab", "AB", "", joint_stock},
    {"aktiebolag", "AB", "", joint_stock},
    {"aps", "ApS", "DK", limited},
    {"a s", "A/S", "", joint_stock},
    {"as", "A/S", "", joint_stock},
    {"oy", "Oy", "FI", joint_stock},
    {"oyj", "Oy", "FI", joint_stock},
    {"oy ab", "Oy", "FI", joint_stock},
    {"s r o", "s.r.o.", "", limited},
    {"sro", "s.r.o.", "", limited},
    {"spol s r o", "s.r.o.", "", limited},
    {"spol sro", "s.r.o.", "", limited},
    {"sp z o o", "Sp. z o.o.", "PL", limited},
    {"sp zoo", "Sp. z o.o.", "PL", limited},
    {"spolka z ograniczona odpowiedzialnoscia", "Sp. z o.o.", "PL", limited},
    {"spolka akcyjna", "SA", "PL", joint_stock},
    {"kft", "Kft", "HU", limited},
    {"zrt", "Zrt", "HU", joint_stock},
    {"doo", "d.o.o.", "", limited},
    {"d o o", "d.o.o.", "", limited},
    {"dd", "d.d.", "", joint_stock},
    {"eood", "EOOD", "BG", limited},
    {"ood", "OOD", "BG", limited},
    {"uab", "UAB", "LT", limited},
    {"sia", "SIA", "LV", limited},
    {"ou", "OÜ", "EE", limited},
    {"ae", "AE", "GR", joint_stock},
    {"epe", "EPE", "GR", limited},
    {"anonymi etaireia", "AE", "GR", joint_stock},
    {"societas europaea", "SE", "", joint_stock},
    {"se", "SE", "", joint_stock},
    {"eeig", "EEIG", "", grouping},
    {"geie", "EEIG", "", grouping, opens},
    {"foundation", "Foundation", "", foundation},
    {"fundacja", "Fundacja", "PL", foundation, opens},
};

using Spellings = std::map<std::string_view, const LegalForm*>;

const Spellings& spellings() {
  static const Spellings found = [] {
    Spellings by_spelling;
    for (const LegalForm& form : all) by_spelling.emplace(form.spelling, &form);
    return by_spelling;
  }();
  return found;
}

std::string joined(std::span<const std::string> words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  return text;
}

constexpr std::size_t words_max = 6;

}  // namespace

std::span<const LegalForm> legal_forms() { return all; }

std::size_t word_count(std::string_view spelling) {
  return 1 + static_cast<std::size_t>(std::ranges::count(spelling, ' '));
}

const LegalForm* form_at_end(std::span<const std::string> words) {
  for (std::size_t count = std::min(words_max, words.size()); count > 0; --count) {
    const auto found = spellings().find(joined(words.last(count)));
    if (found != spellings().end()) return found->second;
  }
  return nullptr;
}

const LegalForm* form_in_front(std::span<const std::string> words) {
  for (std::size_t count = std::min(words_max, words.size()); count > 0; --count) {
    const auto found = spellings().find(joined(words.first(count)));
    if (found != spellings().end() && found->second->in_front) return found->second;
  }
  return nullptr;
}

}  // namespace zubia::organisations

#include "engine/organisations/generic_word.hpp"

#include <map>
#include <string_view>

namespace zubia::organisations {
namespace {

/// One idea a line: the common word, then the same in other languages and forms.
// Long lines are literals joined on purpose. NOLINTBEGIN(bugprone-suspicious-missing-comma)
constexpr std::string_view generic_words[] = {
    "group grupo groupe gruppe gruppo taldea taldeak taldekoa grup grp holding",
    "industry industries industria industrias industrie industriak industrial industriales industriel industrielle "
    "industriels industrielles industriale ind",
    "technology technologies tecnologia tecnologias technologie teknologia teknologiak tecnologie technologia "
    "tecnologies "
    "tech tec tek technologiques tecnologica tecnologico tecnologicas tecnologicos technologique technological",
    "engineering ingenieria ingenierie ingeniaritza engenharia ingegneria engineers ingenieros engineer ingenieur "
    "ingenieurs enginyeria",
    "system systems sistema sistemas systeme systemes sistemak sistemi systemtechnik",
    "service services servicio servicios zerbitzuak zerbitzu servizi servicos serveis",
    "solution solutions solucion soluciones soluzioak konponbideak solucoes soluzioni",
    "university universidad universite universitat unibertsitatea unibertsitate universita universidade universitaet "
    "universiteit universitaria univ universitatea",
    "institute instituto institut institutua institutu istituto inst",
    "centre center centro zentroa zentro zentrum centrum",
    "research investigacion recherche ikerketa investigacao ricerca forschung investigaciones recherches recerca "
    "forschungs",
    "development desarrollo developpement garapena desenvolvimento sviluppo garapen desenvolupament",
    "innovation innovacion berrikuntza inovacao innovazione innova innovations innovaciones innovacio",
    "science sciences ciencia ciencias scientifique zientzia cientificas cientifica scientific wissenschaft scienze",
    "laboratory laboratories laboratorio laboratorios laboratoire laboratoires laborategia lab labs laboratori",
    "company compania compagnie enpresa empresa entreprise co cia cie konpainia compania societe sociedad sozietatea "
    "sociedade societa",
    "international internacional nazioartekoa internazionale intl internationale",
    "national nacional nationale nazionala nazionale",
    "aeronautic aeronautics aeronautica aeronautique aeronautiques aeronautika aeronautical aero",
    "aerospace aeroespacial aerospatiale aeroespaziala aerospaziale aerospatial",
    "space espacio espace espazioa spatial espacial spatiale",
    "electronic electronics electronica electronique electroniques elektronika elettronica elektronik",
    "electric electrical electrica electricas electrique electriques elektrikoa elektrika elettrica electricidad",
    "energy energia energie energetika energies energetica energias",
    "mechanic mechanics mecanica mecanicas mecanique mecaniques mekanika meccanica mechanical mecanizados mekanizatuak "
    "usinage machining mecanizado",
    "machine machines maquina maquinas makina makinak machinery maquinaria outils herramienta herramientas erreminta "
    "tools "
    "outil tool tooling utillajes utillaje outillage",
    "metal metals metalica metalicas metaux metalak metallurgy metalurgica metallurgie metallic metalicos",
    "material materials materiales materiaux materialak materiais",
    "composite composites compuestos konpositeak",
    "construction construcciones construccion constructions eraikuntza eraikuntzak costruzioni construcao",
    "consulting consultores consultoria conseil consultants aholkularitza consultant consulenza consultancy asesores",
    "product products producto productos produit produits produktuak produktu",
    "manufacturing manufacturas fabricacion fabrication fabrikazioa manufacture manufacturer fabricaciones",
    "precision precisione prezisio",
    "automation automatismos automatisation automatizazioa automacion automatizacion automatismes",
    "transport transportes transports garraioa garraioak trasporti",
    "food foods alimentacion alimentaria elikagaiak elikadura alimentaire alimentaires alimentos alimentarias",
    "health salud sante osasuna saude salute osasun",
    "hospital hospitalier ospitalea ospedale hopital krankenhaus hospitalario hopitaux klinikum",
    "school escuela ecole eskola escola scuola schule",
    "agency agencia agence agentzia agenzia",
    "council ayuntamiento udala mairie commune municipio municipality gemeente comune ajuntament camara stadt ville",
    "government gobierno gouvernement jaurlaritza governo region regional comunidad",
    "ministry ministerio ministere ministerioa ministero",
    "federation federacion federazioa federazione",
    "polytechnic politecnica polytechnique politecnico politeknikoa politecnic polytechnische",
    "technical tecnico tecnica teknikoa technique tecnicas techniques technik technische",
    "software softwarea logiciel logiciels",
    "digital numerique digitala digitale",
    "plastic plastics plastico plasticos plastique plastiques plastikoak plastikoa",
    "defence defense defensa defentsa difesa",
    "security seguridad securite segurtasuna sicurezza",
    "european europea europeo europeenne europeen europarra europaisches",
    "environment medioambiente environnement ingurumena ambiente ambiental",
    "water agua eau ura aguas eaux",
    "management gestion kudeaketa gestao gestione",
    "design diseno conception diseinua designs",
    "global world mundial mundu worldwide",
    "partner partners partenaires",
    "commercial comercial komertziala commerciale",
    "trading comercio commerce merkataritza",
    "aircraft aeronave aeronaves avion avions aviation aviacion hegazkin",
};
// NOLINTEND(bugprone-suspicious-missing-comma)

constexpr std::string_view places[] = {
    "spain espana espanola espanol espagne espainia espagnole iberia iberica iberique spanish spanien hispania",
    "france francia frantzia francaise francais french frances francesa frankreich",
    "portugal portuguesa portugues portuguese portugaise",
    "germany deutschland alemania allemagne alemana deutsche deutsches german alemanha germania",
    "italy italia italie italiana italian italiano",
    "uk gb britain england",
    "europe europa",
    "belgium belgique belgica belgie belgien",
    "netherlands nederland holanda holland",
    "switzerland suisse suiza schweiz svizzera swiss",
    "austria osterreich autriche",
    "usa us america americas american",
    "canada kanada",
    "poland polska polonia pologne",
    "japan japon",
    "india inde",
    "china chine",
    "sweden sverige suecia suede",
    "denmark danmark dinamarca danemark",
    "norway norge noruega norvege",
    "finland suomi finlandia finlande",
    "ireland irlanda irlande",
    "turkey turquia turquie turkiye",
    "mexico mexique",
    "brazil brasil bresil",
    "asia asie",
};

constexpr std::string_view joints =
    "of de del de la las los el le les du des da do das dos the for para pour por y e et and und eta i di della dei en "
    "in "
    "zu fur von van und l d al a au aux na em no o os as der die das den per het och og";

struct Meanings {
  std::map<std::string_view, WordMeaning> by_word;

  void add(std::string_view line, WordKind kind, bool common) {
    const std::string_view first = line.substr(0, line.find(' '));
    while (!line.empty()) {
      const std::size_t end = line.find(' ');
      const std::string_view word = line.substr(0, end);
      by_word.emplace(word, WordMeaning{common ? first : word, kind});
      line = end == std::string_view::npos ? std::string_view() : line.substr(end + 1);
    }
  }
};

const Meanings& meanings() {
  static const Meanings found = [] {
    Meanings all;
    for (const std::string_view line : generic_words) all.add(line, WordKind::generic, true);
    for (const std::string_view line : places) all.add(line, WordKind::place, true);
    all.add(joints, WordKind::joint, false);
    return all;
  }();
  return found;
}

}  // namespace

WordMeaning meaning_of(std::string_view folded_word) {
  const auto found = meanings().by_word.find(folded_word);
  return found == meanings().by_word.end() ? WordMeaning{folded_word, WordKind::own} : found->second;
}

}  // namespace zubia::organisations

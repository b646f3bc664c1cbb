#include "operations/organisations/organisation_columns.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "engine/base/nearest_names.hpp"
#include "engine/text/folded_text.hpp"

namespace zubia::operations {

namespace {

constexpr std::array<std::string_view, 33> fields = {
    "name",     "name-en",    "name-es",      "name-fr",   "name-eu",  "other-name", "legal-form",
    "kind",     "identifier", "siren",        "siret",     "nif",      "vat",        "euid",
    "lei",      "pic",        "territory",    "street",    "postcode", "city",       "country",
    "latitude", "longitude",  "nace",         "size",      "staff",    "turnover",   "balance-total",
    "year",     "website",    "technologies", "languages", "site-name"};

constexpr std::array<std::string_view, 5> repeatable = {"identifier", "other-name", "nace", "website", "technologies"};

/// Names of columns, folded, and the field that each means.
const std::map<std::string, std::string_view, std::less<>>& meanings() {
  static const std::map<std::string, std::string_view, std::less<>> names = [] {
    std::map<std::string, std::string_view, std::less<>> all;
    const auto add = [&](std::string_view field, std::initializer_list<const char*> words) {
      for (const char* word : words) all.emplace(word, field);
    };
    add("name", {"name",         "company",     "company name", "organisation", "organization", "organisation name",
                 "legal name",   "beneficiary", "nombre",       "razon social", "denominacion", "denominacion social",
                 "empresa",      "entidad",     "organizacion", "beneficiario", "nom",          "raison sociale",
                 "denomination", "entreprise",  "societe",      "organisme",    "izena",        "sozietate izena",
                 "izen soziala", "enpresa",     "erakundea",    "onuraduna"});
    add("name-en", {"name en", "english name", "nombre en ingles", "nom en anglais", "ingelesezko izena"});
    add("name-es", {"name es", "spanish name", "nombre en castellano", "nombre en espanol", "nom en espagnol",
                    "gaztelaniazko izena"});
    add("name-fr", {"name fr", "french name", "nombre en frances", "nom en francais", "frantsesezko izena"});
    add("name-eu", {"name eu", "basque name", "nombre en euskera", "nom en basque", "euskarazko izena"});
    add("other-name",
        {"short name", "trade name", "former name", "brand", "acronym", "nombre comercial", "siglas", "nombre corto",
         "marca", "nom commercial", "sigle", "nom court", "enseigne", "izen laburra", "merkataritza izena", "siglak"});
    add("legal-form", {"legal form", "forma juridica", "forme juridique", "forma juridikoa"});
    add("kind",
        {"kind", "type", "activity type", "organisation type", "type of organisation", "tipo", "tipo de entidad",
         "tipo de organizacion", "type d organisme", "type d organisation", "nature", "mota", "erakunde mota"});
    add("identifier",
        {"identifier", "id number", "registration number", "tax id", "identificador", "numero de registro",
         "identifiant", "numero d identification", "identifikatzailea", "identifikazio zenbakia"});
    add("siren", {"siren", "numero siren", "n siren"});
    add("siret", {"siret", "numero siret", "n siret"});
    add("nif", {"nif", "cif", "nif cif", "cif nif", "ifk", "ifz", "ikz", "numero de identificacion fiscal"});
    add("vat", {"vat", "vat number", "vat id", "vatnumber", "iva", "numero de iva", "nif iva", "nif iva vat", "tva",
                "numero de tva", "n tva", "tva intracommunautaire", "bez", "bez zenbakia"});
    add("euid", {"euid"});
    add("lei", {"lei", "lei code", "codigo lei", "code lei", "lei kodea"});
    add("pic", {"pic", "pic number", "numero pic", "pic zenbakia", "cordis org id", "organisationid"});
    add("territory", {"territory", "nuts", "nuts3", "nuts 3", "nuts code", "nuts3 derived", "nuts3 derived from city",
                      "territorio", "territoire", "lurraldea", "codigo nuts", "code nuts", "nuts kodea"});
    add("street", {"street", "address", "street and number", "direccion", "domicilio", "calle", "adresse", "rue",
                   "voie", "helbidea", "kalea"});
    add("postcode", {"postcode", "post code", "postal code", "zip", "zip code", "codigo postal", "cp", "code postal",
                     "posta kodea", "pk"});
    add("city", {"city", "town", "municipality", "ciudad", "municipio", "localidad", "poblacion", "ville", "commune",
                 "localite", "herria", "hiria", "udalerria"});
    add("country", {"country", "country code", "country iso2", "pais", "codigo de pais", "pays", "code pays",
                    "herrialdea", "estatua"});
    add("latitude", {"latitude", "lat", "latitud", "latitudea"});
    add("longitude", {"longitude", "lon", "lng", "longitud", "longitudea"});
    add("nace",
        {"nace", "nace code", "nace codes", "nace rev 2", "codigo nace", "cnae", "cnae 2009", "codigo cnae",
         "code nace", "nace kodea", "activity code", "codigo de actividad", "code d activite", "jarduera kodea"});
    add("size", {"size", "size class", "company size", "tamano", "tamano de empresa", "taille", "taille d entreprise",
                 "tamaina", "enpresaren tamaina"});
    add("staff", {"staff", "employees", "number of employees", "headcount", "empleados", "numero de empleados",
                  "plantilla", "trabajadores", "effectif", "effectifs", "salaries", "nombre de salaries", "langileak",
                  "langile kopurua", "enplegatuak"});
    add("turnover", {"turnover", "turnover eur", "revenue", "facturacion", "cifra de negocios", "volumen de negocio",
                     "chiffre d affaires", "ca", "fakturazioa", "negozio zifra", "negozio bolumena"});
    add("balance-total", {"balance total", "balance sheet total", "total assets", "balance general", "total balance",
                          "total du bilan", "bilan total", "balantzea", "balantze osoa"});
    add("year", {"year of figures", "figures year", "ejercicio", "exercice", "ekitaldia"});
    add("website", {"website", "web", "web site", "url", "homepage", "organizationurl", "organisationurl", "pagina web",
                    "sitio web", "site web", "site internet", "webgunea", "web orria", "webgune"});
    add("technologies",
        {"technologies", "technology", "tecnologias", "tecnologia", "technologie", "teknologiak", "teknologia"});
    add("languages", {"languages", "language", "idiomas", "idioma", "langues", "langue", "hizkuntzak", "hizkuntza"});
    add("site-name", {"site", "site name", "plant", "centro de trabajo", "planta", "etablissement", "usine",
                      "kokalekua", "lantegia"});
    return all;
  }();
  return names;
}

std::string words_in(std::string_view text) {
  std::string words;
  for (const text::Word& word : text::words_of(text)) words += (words.empty() ? "" : " ") + word.folded;
  return words;
}

/// On the terminal a comma divides lists; one inside the name of a column does not.
std::vector<std::string> whole_wishes(std::span<const std::string> asked) {
  std::vector<std::string> whole;
  for (const std::string& each : asked) {
    if (each.find('=') == std::string::npos && !whole.empty())
      whole.back() += "," + each;
    else
      whole.push_back(each);
  }
  return whole;
}

bool is_repeatable(std::string_view field) { return std::ranges::find(repeatable, field) != repeatable.end(); }

Result<void> apply_wanted(std::vector<MappedColumn>& columns, std::string_view wanted, const std::string& file_name) {
  const std::size_t equals = wanted.find('=');
  const std::string field(wanted.substr(0, std::min(equals, wanted.size())));
  const std::string header(equals == std::string_view::npos ? std::string_view() : wanted.substr(equals + 1));
  if (!field.empty() && std::ranges::find(fields, field) == fields.end()) {
    const std::string nearest = did_you_mean(field, std::vector<std::string>(fields.begin(), fields.end()));
    return refuse({"unknown-organisation-column",
                   fmt::format("A column cannot hold “{}”.", field),
                   {.field = "column"},
                   nearest.empty() ? fmt::format("It holds one of {}.", fmt::join(fields, ", ")) : nearest});
  }
  const auto column = std::ranges::find(columns, header, &MappedColumn::column);
  if (column == columns.end()) {
    std::vector<std::string> known;
    known.reserve(columns.size());
    for (const MappedColumn& each : columns) known.push_back(each.column);
    const std::string nearest = did_you_mean(header, known);
    return refuse({"missing-column",
                   fmt::format("There is no column “{}”.", header),
                   {.file = file_name, .field = "column"},
                   nearest.empty() ? fmt::format("The columns are {}.", fmt::join(known, ", ")) : nearest});
  }
  // What was proposed for the field gives way to what somebody asked for.
  if (!field.empty() && !is_repeatable(field))
    for (MappedColumn& each : columns)
      if (each.field == field) each.field.clear();
  column->field = field;
  return {};
}

}  // namespace

std::span<const std::string_view> organisation_columns() { return fields; }

Result<std::vector<MappedColumn>> map_columns(std::span<const std::string> header, std::span<const std::string> asked,
                                              const std::string& file_name) {
  const std::vector<std::string> wanted = whole_wishes(asked);
  std::vector<MappedColumn> columns;
  for (const std::string& name : header) {
    const std::string words = words_in(name);
    std::string field;
    // A field by its own name too: the list that Zubia wrote is read again.
    const auto own = std::ranges::find_if(fields, [&](std::string_view each) { return words_in(each) == words; });
    if (own != fields.end())
      field = *own;
    else if (const auto meant = meanings().find(words); meant != meanings().end())
      field = meant->second;
    const bool taken = std::ranges::find(columns, field, &MappedColumn::field) != columns.end();
    columns.push_back({name, taken && !is_repeatable(field) ? std::string() : field});
  }
  for (const std::string& each : wanted)
    if (auto done = apply_wanted(columns, each, file_name); !done) return refuse(done.error());
  for (const std::string& each : wanted) {
    const std::string field = each.substr(0, each.find('='));
    const auto same = [&](const std::string& other) { return !field.empty() && other.starts_with(field + "="); };
    if (!is_repeatable(field) && std::ranges::count_if(wanted, same) > 1)
      return refuse({"duplicate-column",
                     fmt::format("Two columns are to be “{}”.", field),
                     {.field = "column"},
                     "Name one column for it."});
  }
  const bool has_name =
      std::ranges::any_of(columns, [](const MappedColumn& each) { return each.field.starts_with("name"); });
  if (!has_name)
    return refuse({"no-name-column",
                   "No column says what the organisations are called.",
                   {.file = file_name, .line = 1},
                   fmt::format("Name it: --column \"name={}\".", header.front())});
  return columns;
}

}  // namespace zubia::operations

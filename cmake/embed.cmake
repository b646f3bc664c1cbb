# embed_web_app(<target> <folder>)
#
# Builds the files of a folder into the target, as the table of `apps/server/assets.hpp`. A file with a compressed twin
# (`x.js.gz`) carries both. Without the folder the table is empty.
function(embed_web_app target folder)
  file(GLOB_RECURSE files RELATIVE ${folder} CONFIGURE_DEPENDS ${folder}/*)
  list(FILTER files EXCLUDE REGEX "\\.gz$")
  list(SORT files)
  set(types_html "text/html; charset=utf-8")
  set(types_js "text/javascript; charset=utf-8")
  set(types_css "text/css; charset=utf-8")
  set(types_json "application/json")
  set(types_svg "image/svg+xml")
  set(types_png "image/png")
  set(types_ico "image/x-icon")
  set(types_txt "text/plain; charset=utf-8")
  set(types_woff2 "font/woff2")

  set(assembly ".section .rodata\n")
  set(declarations "")
  set(entries "")
  set(number 0)
  set(dependencies "")
  foreach(file ${files})
    get_filename_component(extension ${file} LAST_EXT)
    string(SUBSTRING ${extension} 1 -1 extension)
    if(NOT DEFINED types_${extension})
      message(FATAL_ERROR "The web app has a file of unknown type: ${file}")
    endif()
    file(SHA256 ${folder}/${file} hash)
    string(SUBSTRING ${hash} 0 20 hash)
    set(spans "")
    foreach(twin "" ".gz")
      if(EXISTS ${folder}/${file}${twin})
        string(REPLACE "." "_" suffix "${twin}")
        set(symbol "zubia_asset_${number}${suffix}")
        string(APPEND assembly
          ".global ${symbol}\n.global ${symbol}_end\n${symbol}:\n.incbin \"${folder}/${file}${twin}\"\n${symbol}_end:\n.byte 0\n")
        string(APPEND declarations "extern \"C\" const std::byte ${symbol}[];\nextern \"C\" const std::byte ${symbol}_end[];\n")
        list(APPEND spans "{${symbol}, ${symbol}_end}")
        list(APPEND dependencies ${folder}/${file}${twin})
      else()
        list(APPEND spans "{}")
      endif()
    endforeach()
    list(JOIN spans ", " spans)
    string(APPEND entries "    {\"/${file}\", \"${types_${extension}}\", \"${hash}\", ${spans}},\n")
    math(EXPR number "${number} + 1")
  endforeach()
  string(APPEND assembly ".section .note.GNU-stack,\"\",@progbits\n")

  set(made ${CMAKE_CURRENT_BINARY_DIR}/embedded)
  file(CONFIGURE OUTPUT ${made}/assets.S CONTENT "${assembly}" @ONLY)
  file(CONFIGURE OUTPUT ${made}/assets.cpp @ONLY CONTENT "#include \"apps/server/assets.hpp\"\n#include <vector>\n\n${declarations}
namespace zubia::server {

std::span<const Asset> assets() {
  static const std::vector<Asset> all = {
${entries}  };
  return all;
}

}  // namespace zubia::server
")
  set_source_files_properties(${made}/assets.S PROPERTIES OBJECT_DEPENDS "${dependencies}")
  target_sources(${target} PRIVATE ${made}/assets.S ${made}/assets.cpp)
endfunction()

# embed_method_pages(<target> <folder>): the Markdown pages of a folder, as the table of `apps/server/method_files.hpp`.
function(embed_method_pages target folder)
  file(GLOB pages CONFIGURE_DEPENDS ${folder}/*.md)
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${pages})
  set(entries "")
  foreach(page ${pages})
    get_filename_component(name ${page} NAME_WE)
    file(READ ${page} text)
    string(APPEND entries "    {\"${name}\", R\"markdown(${text})markdown\"},\n")
  endforeach()
  set(made ${CMAKE_CURRENT_BINARY_DIR}/embedded/method_files.cpp)
  file(WRITE ${made}.new "#include \"apps/server/method_files.hpp\"\n
namespace zubia::server {

std::span<const std::pair<std::string_view, std::string_view>> method_files() {
  static const std::pair<std::string_view, std::string_view> all[] = {
${entries}  };
  return all;
}

}  // namespace zubia::server
")
  file(COPY_FILE ${made}.new ${made} ONLY_IF_DIFFERENT)
  target_sources(${target} PRIVATE ${made})
endfunction()

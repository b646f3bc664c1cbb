# slice(<name> [USES <slice>…])
#
# One library per slice of the engine, from the sources of the current folder; `*_test.cpp` files become one test
# program. USES names the slices it may include; tools/check_includes.py reads the same line. `base` is always allowed.
function(slice name)
  cmake_parse_arguments(PARSE_ARGV 1 SLICE "" "" "USES")
  set(uses ${SLICE_USES})
  if(NOT name STREQUAL "base")
    list(PREPEND uses base)
  endif()
  list(TRANSFORM uses PREPEND zubia_)
  room(zubia_${name} USES ${uses})
endfunction()

# room(<target> [USES <target>…]): the same for the rooms outside the engine. A `main.cpp` is left to its program, a
# subfolder with a CMakeLists.txt of its own is a room of its own.
function(room target)
  cmake_parse_arguments(PARSE_ARGV 1 ROOM "" "" "USES")
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS *.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  file(GLOB inner RELATIVE ${CMAKE_CURRENT_SOURCE_DIR} CONFIGURE_DEPENDS */CMakeLists.txt)
  foreach(list ${inner})
    get_filename_component(folder ${list} DIRECTORY)
    list(FILTER sources EXCLUDE REGEX "^${CMAKE_CURRENT_SOURCE_DIR}/${folder}/")
  endforeach()
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "(_test|/main)\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")
  add_library(${target} STATIC ${sources})
  target_link_libraries(${target} PUBLIC zubia_options ${ROOM_USES})
  if(ZUBIA_TESTS AND tests)
    add_executable(${target}_test ${tests})
    target_link_libraries(${target}_test PRIVATE ${target} GTest::gmock_main GTest::gtest rapidcheck)
    target_include_directories(${target}_test PRIVATE ${CMAKE_SOURCE_DIR})
    # The same generated cases every time; RC_PARAMS=seed=… by hand explores others.
    gtest_discover_tests(${target}_test DISCOVERY_TIMEOUT 60 PROPERTIES TIMEOUT 300 ENVIRONMENT "RC_PARAMS=seed=2021"
      ENVIRONMENT_MODIFICATION "LSAN_OPTIONS=set:suppressions=${CMAKE_SOURCE_DIR}/tests/known_leaks.txt")
  endif()
endfunction()

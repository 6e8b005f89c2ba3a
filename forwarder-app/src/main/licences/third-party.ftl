<#-- One line for each library that is not of this project; excludedGroups leaves siblings in. -->
<#assign others = dependencyMap?filter(e -> e.getKey().groupId != "dev.ito.forwarder")>
The ${others?size} libraries in lib that are not part of this program, and their licences.

<#list others as e>
(${e.getValue()?join(", ")}) ${e.getKey().name}: ${e.getKey().groupId}:${e.getKey().artifactId}:${e.getKey().version}<#if e.getKey().url??>, ${e.getKey().url}</#if>
</#list>
